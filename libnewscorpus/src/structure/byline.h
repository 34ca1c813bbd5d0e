/* Lines that name the authors. */
#ifndef NCI_STRUCTURE_BYLINE_H
#define NCI_STRUCTURE_BYLINE_H

#include "structure/layout.h"

/* Splits "Jane Doe, John Roe and Ann Poe, Example News" into names; sets authors of the document where it has none.
 * What stands behind the last name (role, house, town) is left out. */
void nci_authors_read(nci_document *doc, ncorp_str names);

/* True when every word of s is a part of a name or a word between names. */
bool nci_names_only(ncorp_str s);

#endif
