/* Names compared without articles: each is an article's only one, and the rules of linking are asked about the two. */
#include <newscorpus/name.h>

#include "api/options.h"
#include "base/error.h"
#include "base/str.h"
#include "link/links.h"
#include "text/utf8.h"

static ncorp_status take(const ncorp_name *given, ncorp_name *out, ncorp_error *error)
{
  if (!given) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "a name has to be given");
  ncorp_status status = nci_options_take(out, sizeof *out, given, "ncorp_name", error);
  if (status < 0) return status;
  if ((unsigned)out->type > NCORP_MISC || (unsigned)out->gender > NCORP_NEUT) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "name: unknown type or gender");
  if (!out->name.data || !out->name.size || nci_utf8_valid(out->name) != out->name.size)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "name: it is empty or no UTF-8");
  if (out->country.size > 3 || nci_utf8_valid(out->country) != out->country.size) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "name: the country is no code");
  return NCORP_OK;
}

/* Links of names that stand alone in their articles. */
static ncorp_status add(nci_links *links, const ncorp_name *name, const char *article)
{
  const nci_spelling spelling = { name->name, 1 };
  const nci_named named = { .name = name->name, .country = name->country, .type = (uint8_t)name->type, .gender = (uint8_t)name->gender,
                            .mentions = 1, .spellings = &spelling, .spelling_count = 1 };
  const nci_digest digest = { .id = nci_cstr(article), .gist = { .day = INT32_MIN }, .named = &named, .named_count = 1 };
  bool known;
  return nci_links_add(links, &digest, &known);
}

typedef struct asking {
  nci_links links;
  void *scratch;
} asking;

static ncorp_status begin(asking *a, const ncorp_name *first, const ncorp_name *second)
{
  nci_links_init(&a->links, ncorp_allocator_default(), nci_lexicon_builtin(), 1, NULL);
  a->scratch = NULL;
  ncorp_status status = add(&a->links, first, "a");
  if (status == NCORP_OK && second) status = add(&a->links, second, "b");
  if (status == NCORP_OK && !(a->scratch = nci_entity_rules.start(&a->links))) status = NCORP_ERR_NOMEM;
  return status;
}

static ncorp_status end(asking *a, ncorp_status status, ncorp_error *error)
{
  if (status == NCORP_OK && nci_entity_rules.failed(a->scratch)) status = NCORP_ERR_NOMEM;
  if (a->scratch) nci_entity_rules.stop(&a->links, a->scratch);
  nci_links_done(&a->links);
  return status == NCORP_ERR_NOMEM ? nci_fail_nomem(error) : status;
}

static uint32_t each_once(uint64_t *keys, uint32_t count)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t k = 0;
    while (k < kept && keys[k] != keys[i]) k++;
    if (k == kept) keys[kept++] = keys[i];
  }
  return kept;
}

ncorp_status ncorp_name_keys(const ncorp_name *name, uint64_t *keys, uint32_t *count, ncorp_error *error)
{
  ncorp_name taken;
  asking a;
  nci_error_clear(error);
  if (count) *count = 0;
  if (!keys || !count) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "keys and count have to be given");
  ncorp_status status = take(name, &taken, error);
  if (status < 0) return status;
  status = begin(&a, &taken, NULL);
  if (status == NCORP_OK) *count = each_once(keys, nci_entity_rules.keys(&a.links, a.scratch, 0, keys));
  return end(&a, status, error);
}

ncorp_status ncorp_name_compare(const ncorp_name *first, const ncorp_name *second, ncorp_name_match *out, ncorp_error *error)
{
  ncorp_name x, y;
  asking a;
  nci_error_clear(error);
  if (!out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "out has to be given");
  *out = (ncorp_name_match){ .score = 0 };
  ncorp_status status = take(first, &x, error);
  if (status == NCORP_OK) status = take(second, &y, error);
  if (status < 0) return status;
  status = begin(&a, &x, &y);
  if (status == NCORP_OK) {
    nci_verdict v = { 0 };
    uint32_t p = a.links.sightings[0].profile, q = a.links.sightings[1].profile;
    bool turned = a.links.entities.nodes[q].stable < a.links.entities.nodes[p].stable;
    if (p == q) nci_because(&v, "same-name", 1000);
    else nci_entity_rules.judge(&a.links, a.scratch, turned ? q : p, turned ? p : q, &v);
    out->score = v.score;
    out->veto = v.veto;
    out->open = v.open;
    out->verdict = v.veto || v.score < nci_entity_rules.cuts.mean ? NCORP_NAMES_APART : v.open ? NCORP_NAMES_OPEN : NCORP_NAMES_ONE;
    out->reason_count = v.count;
    for (uint32_t i = 0; i < v.count && i < NCORP_NAME_REASONS_MAX; i++) out->reasons[i] = v.reasons[i].id, out->weights[i] = v.reasons[i].weight;
  }
  return end(&a, status, error);
}
