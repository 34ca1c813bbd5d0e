/* Making the texts that the library gives away. */
#ifndef NCI_API_TEXT_H
#define NCI_API_TEXT_H

#include <newscorpus/text.h>
#include "base/buffer.h"

/* Turns a buffer into a text and empties it; NCORP_ERR_NOMEM when the buffer had failed. */
ncorp_status nci_text_from(nci_buffer *buffer, ncorp_text **out, ncorp_error *error);

#endif
