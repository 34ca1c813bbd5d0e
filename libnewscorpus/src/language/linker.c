/* Opening the weights by which phrases are joined. */
#include "language/linker.h"

ncorp_status nci_linker_open(nci_linker *linker, const nci_model_file *file, ncorp_error *error)
{
  nci_section section = nci_model_section(file, "linker");
  *linker = (nci_linker){ .shift = 32 - NCI_LINKER_BITS };
  if (!section.bytes) return NCORP_OK;
  linker->weights = nci_section_take(&section, (size_t)1 << NCI_LINKER_BITS, sizeof *linker->weights);
  return linker->weights && !section.size ? NCORP_OK : nci_model_bad_section(error, "linker", "has not the size that it should have");
}
