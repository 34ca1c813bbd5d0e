/* Opening files and reading from them. */
#ifndef NCI_API_FILE_H
#define NCI_API_FILE_H

#include <sys/types.h>

/* Opens what lies below a folder, or (AT_FDCWD) anywhere, for reading; a FIFO is not waited for. Below zero, with errno, when it cannot. */
int nci_open_at(int folder, const char *name);

/* Reads up to `size` bytes; gives how many there were, or a value below zero, with errno. */
ssize_t nci_read_all(int fd, char *into, size_t size);

#endif
