/* strerror() depends on the locale and may share a buffer between threads; the few errors of files are named here. */
#include "base/oserror.h"

#include <errno.h>

/* Only what opening, reading, listing, writing and renaming can give. */
const char *nci_oserror(int number)
{
  switch (number) {
  case EACCES: return "permission denied";
  case EAGAIN: return "nothing there to read just now";
  case EBADF: return "bad file descriptor";
  case EBUSY: return "device or resource busy";
  case EDQUOT: return "disk quota exceeded";
  case EEXIST: return "file exists";
  case EFBIG: return "file too large";
  case EINTR: return "interrupted";
  case EINVAL: return "not possible for this kind of file";
  case EIO: return "input/output error";
  case EISDIR: return "is a folder";
  case ELOOP: return "too many levels of symbolic links";
  case EMFILE: return "too many open files in this process";
  case ENAMETOOLONG: return "file name too long";
  case ENFILE: return "too many open files in the system";
  case ENODEV: return "no such device";
  case ENOENT: return "no such file or directory";
  case ENOMEM: return "the system is out of memory";
  case ENOSPC: return "no space left on device";
  case ENOTDIR: return "not a folder";
  case ENXIO: return "no such device or address";
  case EOVERFLOW: return "value too large";
  case EPERM: return "operation not permitted";
  case EPIPE: return "broken pipe";
  case EROFS: return "read-only file system";
  case ESTALE: return "stale file handle";
  case ETIMEDOUT: return "timed out";
  case ETXTBSY: return "text file busy";
  default: return "system error";
  }
}
