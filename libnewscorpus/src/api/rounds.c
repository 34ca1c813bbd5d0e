/* Rounds of linking, as the API has them. */
#include <newscorpus/stages.h>

#include "api/text.h"
#include "base/error.h"
#include "link/round.h"

_Static_assert(NCORP_ROUNDS == NCI_ROUNDS, "the public number of rounds is theirs");

struct ncorp_round {
  ncorp_allocator allocator;
  nci_round round;
  uint32_t next; /* part */
  bool run;
  ncorp_status broken;
};

ncorp_status ncorp_round_open(uint32_t number, uint32_t parts, const ncorp_allocator *allocator, ncorp_round **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!out || number >= NCORP_ROUNDS || !parts || parts > NCI_PARTS_MAX)
    return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "out, a number below %d and 1 to %d parts have to be given", NCORP_ROUNDS, NCI_PARTS_MAX);
  if (!allocator) allocator = ncorp_allocator_default();
  ncorp_round *r = nci_calloc(allocator, 1, sizeof *r);
  if (!r) return nci_fail_nomem(error);
  r->allocator = *allocator;
  if (!nci_round_init(&r->round, &r->allocator, number, parts)) {
    ncorp_round_close(r);
    return nci_fail_nomem(error);
  }
  *out = r;
  return NCORP_OK;
}

void ncorp_round_close(ncorp_round *r)
{
  if (!r) return;
  ncorp_allocator allocator = r->allocator;
  nci_round_done(&r->round);
  nci_free(&allocator, r, 1, sizeof *r);
}

static ncorp_status fail(ncorp_round *r, ncorp_status status, ncorp_error *error)
{
  const ncorp_str id = r->round.twice;
  const int shown = id.size < 100 ? (int)id.size : 100;
  r->broken = status;
  if (status == NCORP_ERR_NOMEM) return nci_fail_nomem(error);
  if (status == NCORP_ERR_ARG) return nci_fail(error, status, 0, NULL, "there is an article \"%.*s\" already", shown, id.data ? id.data : "");
  return nci_fail(error, status, 0, NULL, "the bytes are not those of the round before");
}

ncorp_status ncorp_round_add(ncorp_round *r, const void *bytes, size_t size, ncorp_error *error)
{
  nci_error_clear(error);
  if (!r || (size && !bytes)) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "round and bytes have to be given");
  if (r->run || r->broken) return nci_fail(error, NCORP_ERR_STATE, 0, NULL, "this round's work is done, or failed");
  ncorp_status status = nci_round_add(&r->round, (ncorp_str){ bytes, size });
  return status < 0 ? fail(r, status, error) : status;
}

ncorp_status ncorp_round_next(ncorp_round *r, uint32_t *part, ncorp_text **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!r || !part || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "round, part and out have to be given");
  if (r->broken) return nci_fail(error, NCORP_ERR_STATE, 0, NULL, "this round's work failed");
  ncorp_status status = r->run ? NCORP_OK : nci_round_run(&r->round);
  r->run = true;
  if (status < 0) return fail(r, status, error);
  while (r->next < r->round.parts && !r->round.out[r->next].size) r->next++;
  if (r->next == r->round.parts) return NCORP_END;
  *part = r->next;
  return nci_text_from(&r->round.out[r->next++], out, error);
}
