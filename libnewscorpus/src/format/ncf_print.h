/* What the printers of the kinds of record share: the small values, and members of an object. */
#ifndef NCI_FORMAT_NCF_PRINT_H
#define NCI_FORMAT_NCF_PRINT_H

#include "base/decimal.h"
#include "format/ncf.h"

/* Values. A string that is absent is null, as is NCORP_NONE for an index. */
void nci_ncf_print_string(nci_buffer *out, ncorp_str s);
void nci_ncf_print_strings(nci_buffer *out, const ncorp_str *strings, uint32_t count);
void nci_ncf_print_index(nci_buffer *out, uint32_t index);

/* A member: the key with what stands around it, then the value. */
#define KEY(out, name) nci_buffer_lit(out, ",\"" name "\":")

#define STRING(out, name, value) (KEY(out, name), nci_ncf_print_string(out, value))
#define INDEX(out, name, value) (KEY(out, name), nci_ncf_print_index(out, value))
#define DECIMAL(out, name, value) (KEY(out, name), nci_decimal_print(out, value))
#define NAME(out, name, value) (KEY(out, name), nci_ncf_print_string(out, nci_cstr(value)))
#define OPTIONAL(out, name, value) do if ((value).data) STRING(out, name, value); while (0) /* left out when absent */
#define STRINGS(out, name, values, count) (KEY(out, name), nci_ncf_print_strings(out, values, count))

/* Members, each with a comma before it: coordinates; PLOVER's magnitudes, those that are known; unknown members, which come
 * behind those that are known. */
void nci_ncf_print_location(nci_buffer *out, ncorp_decimal lat, ncorp_decimal lon);
void nci_ncf_print_size(nci_buffer *out, const ncorp_size *size);
void nci_ncf_print_extra(nci_buffer *out, ncorp_str extra);

#endif
