/* What two things of one kind (names, reports, articles) have to say about being one, and why. */
#ifndef NCI_LINK_VERDICT_H
#define NCI_LINK_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

enum { NCI_REASONS_MAX = 18 };

/* Why: an id such as "same-surname" with what it adds to the score, in thousandths. */
typedef struct nci_reason {
  const char *id;
  int32_t weight;
} nci_reason;

typedef struct nci_verdict {
  int32_t score; /* thousandths: 0 nothing speaks for it, 1000 all does */
  bool veto;     /* they cannot be one; the reason says why */
  bool open;     /* one is too short or too vague to tell: it joins only where nothing else comes into question */
  uint8_t count;
  nci_reason reasons[NCI_REASONS_MAX];
} nci_verdict;

/* Adds a reason, and its weight to the score. */
static inline void nci_because(nci_verdict *v, const char *id, int32_t weight)
{
  v->score += weight;
  if (v->count < NCI_REASONS_MAX) v->reasons[v->count++] = (nci_reason){ id, weight };
}

static inline void nci_veto(nci_verdict *v, const char *id)
{
  v->veto = true;
  nci_because(v, id, 0);
}

#endif
