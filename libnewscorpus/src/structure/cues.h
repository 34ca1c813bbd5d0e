/* What in a line speaks for the site and not for the article, by the table boilerplate.tsv. */
#ifndef NCI_STRUCTURE_CUES_H
#define NCI_STRUCTURE_CUES_H

#include "structure/layout.h"

typedef enum nci_cue_kind {
  NCI_CUE_NONE = 0,
  NCI_CUE_AD,
  NCI_CUE_RELATED,
  NCI_CUE_SHARE,
  NCI_CUE_NEWSLETTER,
  NCI_CUE_SUPPORT,
  NCI_CUE_MESSAGE,
  NCI_CUE_COMMENTS,
  NCI_CUE_LEGAL,
  NCI_CUE_CREDIT,
  NCI_CUE_MENU
} nci_cue_kind;

/* One phrase of this weight, or several that come to more than it, make a line boilerplate wherever it stands. */
enum { NCI_CUE_SURE = 3 };

typedef struct nci_cue {
  uint8_t weight;      /* of everything that was found, at most 9 */
  uint8_t top;         /* of the heaviest phrase */
  uint8_t kind;        /* of the strongest */
  uint16_t address;    /* words that address the reader or speak for the site: we, our, you, your */
} nci_cue;

static inline bool nci_cue_sure(const nci_cue *cue) { return cue->top >= NCI_CUE_SURE || cue->weight > NCI_CUE_SURE; }

/* Looks at the front of a line only, for phrases that fill it or begin it. */
nci_cue nci_cue_front(nci_layout *layout, const nci_line *line);

/* Looks at the whole line; what stands in quotation marks does not count. */
nci_cue nci_cue_whole(nci_layout *layout, const nci_line *line);

#endif
