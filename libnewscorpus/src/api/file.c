/* Opening files and reading whole ones, however the system gives them. */
#include "api/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int nci_open_at(int folder, const char *name)
{
  int fd;
  do fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  while (fd < 0 && errno == EINTR);
  return fd;
}

ssize_t nci_read_all(int fd, char *into, size_t size)
{
  size_t got = 0;
  while (got < size) {
    ssize_t n = read(fd, into + got, size - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return n;
    if (n == 0) break;
    got += (size_t)n;
  }
  return (ssize_t)got;
}
