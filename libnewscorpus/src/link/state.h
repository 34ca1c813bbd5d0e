/* The bytes of a state: digests, nodes and keys, so that linking goes on where it ended. */
#ifndef NCI_LINK_STATE_H
#define NCI_LINK_STATE_H

#include "link/links.h"

enum { NCI_STATE_VERSION = 8 };

/* Where the bytes go and where they come from. `read` gives fewer bytes than asked for at the end only. */
typedef struct nci_state_output {
  void *ctx;
  ncorp_status (*write)(void *ctx, const void *data, size_t size);
} nci_state_output;

typedef struct nci_state_input {
  void *ctx;
  ncorp_status (*read)(void *ctx, void *into, size_t size, size_t *got);
  uint64_t size; /* of all bytes: nothing in them can be longer */
} nci_state_input;

/* Writes links that have been settled. */
ncorp_status nci_state_write(const nci_links *links, const nci_state_output *output);

/* Reads them into links that are empty. NCORP_ERR_SYNTAX when the bytes are no state, NCORP_ERR_UNSUPPORTED when they are one
 * of another version; the links can only be done with then. */
ncorp_status nci_state_read(nci_links *links, const nci_state_input *input);

#endif
