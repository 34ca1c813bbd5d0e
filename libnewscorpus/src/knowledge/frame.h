/* The frames of event patterns: which phrase around a trigger does what, as data/triggers.tsv writes it ("o=r! with=a both"); and
 * the kinds of verbs that lend a noun their subject or govern another verb. */
#ifndef NCI_KNOWLEDGE_FRAME_H
#define NCI_KNOWLEDGE_FRAME_H

#include "base/str.h"

/* Where a participant stands to its trigger. */
typedef enum nci_slot {
  NCI_SLOT_NONE = 0, NCI_SLOT_S, NCI_SLOT_O, NCI_SLOT_WITH, NCI_SLOT_TO, NCI_SLOT_ON, NCI_SLOT_AGAINST, NCI_SLOT_OF,
  NCI_SLOT_BY, NCI_SLOT_BETWEEN, NCI_SLOT_AMONG, NCI_SLOT_FROM, NCI_SLOT_FOR, NCI_SLOT_AT, NCI_SLOT_IN, NCI_SLOT_INTO,
  NCI_SLOT_OVER, NCI_SLOT_NEAR, NCI_SLOT_ALONG, NCI_SLOT_OUTSIDE, NCI_SLOT_ALONGSIDE, NCI_SLOT_AS, NCI_SLOT_ABOUT,
  NCI_SLOT_AFTER, NCI_SLOT_BEFORE, NCI_SLOT_DURING,
  NCI_SLOT_INF, NCI_SLOT_MUST, NCI_SLOT_THAT, NCI_SLOT_COUNT
} nci_slot;

/* What a frame makes of a slot. */
enum { NCI_ROLE_ACTOR = 1, NCI_ROLE_RECIPIENT = 2, NCI_ROLE_THEME = 4, NCI_ROLE_NEEDED = 8, NCI_ROLE_PLACE = 16 };

typedef struct nci_frame {
  uint8_t role[NCI_SLOT_COUNT];
  uint8_t class_slot; /* nci_slot: where the noun of the class that the row names stands */
  bool both;          /* needs two participants */
  bool alone;         /* takes no object */
  bool ergative;      /* without an object its subject is what it befalls: "a bomb exploded" */
  bool forceful;      /* the subject acts for a state or bears arms: "beaten by police" */
  bool in_public;     /* both sides are no private persons */
} nci_frame;

/* Reads a frame. Returns: NULL, or what is wrong with *wrong, a part of the text; what is right is read then, too. */
const char *nci_frame_read(ncorp_str text, nci_frame *out, ncorp_str *wrong);

/* A slot as frames have it, and the kinds of triggers_light.tsv and triggers_control.tsv; absent for none. */
ncorp_str nci_slot_name(uint8_t slot);
ncorp_str nci_light_name(uint8_t kind);
ncorp_str nci_control_name(uint8_t kind);

typedef enum nci_light {
  NCI_LIGHT_NONE = 0, NCI_LIGHT_DO, NCI_LIGHT_JOIN, NCI_LIGHT_TELL, NCI_LIGHT_PLAN, NCI_LIGHT_CANCEL, NCI_LIGHT_INCLUDE,
  NCI_LIGHT_FACE, NCI_LIGHT_HAPPEN, NCI_LIGHT_GUILTY
} nci_light;
typedef enum nci_control {
  NCI_CONTROL_NONE = 0, NCI_CONTROL_AGREE, NCI_CONTROL_REFUSE, NCI_CONTROL_THREATEN, NCI_CONTROL_PLEDGE,
  NCI_CONTROL_PLAN, NCI_CONTROL_TRY, NCI_CONTROL_FAIL, NCI_CONTROL_ASK, NCI_CONTROL_SUCCEED, NCI_CONTROL_END,
  NCI_CONTROL_DENY, NCI_CONTROL_ACCUSE, NCI_CONTROL_LET
} nci_control;

#endif
