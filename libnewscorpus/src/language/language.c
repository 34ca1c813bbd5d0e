/* Opens the parts of a language. */
#include "language/language.h"

#include "base/str.h"
#include "text/utf8.h"

static ncorp_status open_about(nci_language *language, ncorp_error *error)
{
  nci_section section = nci_model_section(&language->file, "about");
  ncorp_str text = nci_str((const char *)section.bytes, section.size);
  if (nci_utf8_valid(text) != text.size) return nci_model_bad_section(error, "about", "is not UTF-8");
  language->about = text;
  return NCORP_OK;
}

/* Labels that a model does not have are none; those that the network speaks of have to be there. */
static ncorp_status open_labels(nci_language *language, ncorp_error *error)
{
  const struct { const char *name; nci_labels *labels; uint32_t needed; } all[] = {
    { "upos", &language->upos, language->network.shape.upos },
    { "xpos", &language->xpos, language->network.shape.xpos },
    { "feats", &language->feats, 0 },
    { "deprel", &language->deprel, language->network.shape.deprel },
  };
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    nci_section section = nci_model_section(&language->file, all[i].name);
    if (section.bytes && !nci_labels_open(all[i].labels, section)) return nci_model_bad_section(error, all[i].name, "is no table of strings");
    if (all[i].labels->count < all[i].needed) return nci_model_bad_section(error, all[i].name, "has fewer labels than the network");
  }
  for (uint32_t i = 0; i < language->network.shape.deprel; i++)
    if (nci_str_is(nci_label(&language->deprel, i), "root")) language->network.root_label = i;
  return NCORP_OK;
}

/* Which tags go together: for each UPOS the bits of its XPOS. */
static ncorp_status open_pairs(nci_language *language, ncorp_error *error)
{
  nci_network *n = &language->network;
  nci_section section = nci_model_section(&language->file, "tagpairs");
  if (!section.bytes || !n->shape.width) return NCORP_OK;
  n->pairs = nci_section_take(&section, n->shape.upos, sizeof *n->pairs);
  uint64_t any = 0;
  for (uint32_t u = 0; n->pairs && u < n->shape.upos; u++) any |= n->pairs[u];
  if (!any || section.size || !n->shape.xpos || n->shape.xpos > NCI_PAIRED_XPOS || any >> (n->shape.xpos - 1) > 1)
    return nci_model_bad_section(error, "tagpairs", "does not fit the tags");
  return NCORP_OK;
}

static ncorp_status open_parts(nci_language *language, ncorp_error *error)
{
  ncorp_status status = open_about(language, error);
  if (status == NCORP_OK) status = nci_boundary_open(&language->boundary, &language->file, error);
  if (status == NCORP_OK) status = nci_morphology_open(&language->morphology, &language->file, error);
  if (status == NCORP_OK) status = nci_network_open(&language->network, &language->file, error);
  if (status == NCORP_OK) status = nci_linker_open(&language->linker, &language->file, error);
  if (status == NCORP_OK) status = open_labels(language, error);
  if (status == NCORP_OK) status = open_pairs(language, error);
  return status;
}

ncorp_status nci_language_open(nci_language *language, const void *bytes, size_t size, bool verify, ncorp_error *error)
{
  *language = (nci_language){ 0 };
  ncorp_status status = nci_model_file_open(&language->file, bytes, size, verify, error);
  if (status == NCORP_OK) status = open_parts(language, error);
  if (status < 0) *language = (nci_language){ 0 };
  return status;
}

ncorp_status nci_language_open_english(nci_language *language, ncorp_error *error)
{
  *language = (nci_language){ 0 };
  return nci_english_model_size ? nci_language_open(language, nci_english_model, nci_english_model_size, false, error) : NCORP_OK;
}
