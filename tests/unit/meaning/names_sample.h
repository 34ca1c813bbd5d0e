/* An article that has been read as users' are: with the grammar of the built-in model, or by the rules alone. */
#ifndef TESTS_MEANING_NAMES_SAMPLE_H
#define TESTS_MEANING_NAMES_SAMPLE_H

#include "unit/meaning/sample.h"
#include "meaning/mentions.h"
#include "structure/structure.h"

static bool have_model(void)
{
  nci_language english;
  return nci_language_open_english(&english, NULL) == NCORP_OK && english.network.shape.finder && english.network.shape.arc;
}

static void names_open(sample *s, const char *text, bool model)
{
  sample_open(s, text, strlen(text), "2025-03-04");
  s->doc.stages = UINT32_MAX;
  if (model) {
    assert_int_equal(nci_structure_tokens(&s->doc), NCORP_OK);
    assert_int_equal(nci_mention_clues(&s->doc), NCORP_OK);
    assert_int_equal(nci_read_sentences(&s->doc), NCORP_OK);
  }
  assert_int_equal(nci_mentions(&s->doc), NCORP_OK);
}

/* As it stands in the article. */
static ncorp_str mention_text(const sample *s, uint32_t m)
{
  ncorp_span span = s->doc.data.mentions[m].span;
  return nci_str(s->doc.data.text.data + span.start, span.end - span.start);
}

/* The n-th mention by name with this text, or none. */
static inline uint32_t mention_of(const sample *s, const char *text, int nth)
{
  for (uint32_t m = 0; m < s->doc.data.mention_count; m++)
    if (s->doc.data.mentions[m].form == NCORP_FORM_NAME && nci_str_eq(mention_text(s, m), nci_cstr(text)) && nth-- == 0) return m;
  return NCORP_NONE;
}

static inline const ncorp_article_entity *entity_of(const sample *s, uint32_t mention)
{
  uint32_t e = nci_mention_entity(&s->doc, mention);
  return e == NCORP_NONE ? NULL : &s->doc.data.entities[e];
}

/* The entity whose canonical name this is. */
static inline const ncorp_article_entity *entity_named(const sample *s, const char *name)
{
  for (uint32_t e = 0; e < s->doc.data.entity_count; e++)
    if (nci_str_eq(s->doc.data.entities[e].name, nci_cstr(name))) return &s->doc.data.entities[e];
  return NULL;
}

#endif
