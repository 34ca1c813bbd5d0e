/* Option structs start with their size and only grow. A caller built against an older header leaves the new fields zero,
 * which means the default; one built against a newer header is refused if it asks for what is not known here. */
#include "api/options.h"

#include <string.h>
#include "base/error.h"

ncorp_status nci_options_take(void *to, size_t size, const void *from, const char *name, ncorp_error *error)
{
  memset(to, 0, size);
  if (from) {
    size_t given;
    memcpy(&given, from, sizeof given);
    if (given < sizeof given)
      return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "%s: struct_size is not set; use the INIT macro", name);
    for (size_t i = size; i < given; i++)
      if (((const char *)from)[i])
        return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "%s: an option is set that this version does not know", name);
    memcpy(to, from, given < size ? given : size);
  }
  memcpy(to, &size, sizeof size);
  return NCORP_OK;
}
