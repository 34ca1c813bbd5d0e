/* Taking options from a caller whose struct may be older or newer than ours. */
#ifndef NCI_API_OPTIONS_H
#define NCI_API_OPTIONS_H

#include <newscorpus/allocator.h>
#include <newscorpus/status.h>

/* Copies the caller's struct (or nothing, for NULL) over zeroed defaults of `size` bytes, as far as its struct_size
 * reaches. NCORP_ERR_ARG when struct_size is 0 or holds set bytes beyond what is known here. */
ncorp_status nci_options_take(void *to, size_t size, const void *from, const char *name, ncorp_error *error);

#endif
