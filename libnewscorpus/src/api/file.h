/* Reading from open files. */
#ifndef NCI_API_FILE_H
#define NCI_API_FILE_H

#include <sys/types.h>

/* Reads up to `size` bytes; gives how many there were, or a value below zero, with errno. */
ssize_t nci_read_all(int fd, char *into, size_t size);

#endif
