/* Reading frames, and the names of what they are made of. */
#include "knowledge/frame.h"

static const ncorp_str slot_names[NCI_SLOT_COUNT] = {
  { "", 0 }, { "s", 1 }, { "o", 1 }, { "with", 4 }, { "to", 2 }, { "on", 2 }, { "against", 7 }, { "of", 2 },
  { "by", 2 }, { "between", 7 }, { "among", 5 }, { "from", 4 }, { "for", 3 }, { "at", 2 }, { "in", 2 },
  { "into", 4 }, { "over", 4 }, { "near", 4 }, { "along", 5 }, { "outside", 7 }, { "alongside", 9 }, { "as", 2 },
  { "about", 5 }, { "after", 5 }, { "before", 6 }, { "during", 6 }, { "inf", 3 }, { "must", 4 }, { "that", 4 }
};

static const ncorp_str light_names[] = {
  { "", 0 }, { "do", 2 }, { "join", 4 }, { "tell", 4 }, { "plan", 4 }, { "cancel", 6 }, { "include", 7 }, { "face", 4 },
  { "happen", 6 }, { "guilty", 6 }
};

static const ncorp_str control_names[] = {
  { "", 0 }, { "agree", 5 }, { "refuse", 6 }, { "threaten", 8 }, { "pledge", 6 }, { "plan", 4 }, { "try", 3 },
  { "fail", 4 }, { "ask", 3 }, { "succeed", 7 }, { "end", 3 }, { "deny", 4 }, { "accuse", 6 }, { "let", 3 }
};

ncorp_str nci_slot_name(uint8_t slot) { return slot < NCI_SLOT_COUNT ? slot_names[slot] : NCI_NO_STR; }
ncorp_str nci_light_name(uint8_t kind) { return kind < sizeof light_names / sizeof *light_names ? light_names[kind] : NCI_NO_STR; }
ncorp_str nci_control_name(uint8_t kind) { return kind < sizeof control_names / sizeof *control_names ? control_names[kind] : NCI_NO_STR; }

/* The slot of a name, or none. */
static uint8_t slot_of(ncorp_str name)
{
  for (uint8_t i = 1; i < NCI_SLOT_COUNT; i++)
    if (nci_str_eq(name, slot_names[i])) return i;
  return NCI_SLOT_NONE;
}

static uint8_t role_of(char letter)
{
  switch (letter) {
  case 'a': return NCI_ROLE_ACTOR;
  case 'r': return NCI_ROLE_RECIPIENT;
  case 't': return NCI_ROLE_THEME;
  case 'p': return NCI_ROLE_THEME | NCI_ROLE_PLACE;
  default: return 0;
  }
}

static const char *read_flag(ncorp_str name, nci_frame *out)
{
  const struct { const char *name; bool *flag; } flags[] = {
    { "both", &out->both }, { "alone", &out->alone }, { "ergative", &out->ergative }, { "forceful", &out->forceful }, { "public", &out->in_public }
  };
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
    if (!nci_str_is(name, flags[i].name)) continue;
    *flags[i].flag = true;
    return NULL;
  }
  return "neither a slot with its role (o=r) nor both, alone, ergative, forceful or public";
}

static const char *read_item(ncorp_str item, nci_frame *out, uint32_t *said)
{
  ncorp_str value = item, name = nci_str_part(&value, '=');
  if (name.size == item.size) return read_flag(name, out);
  uint8_t slot = slot_of(name);
  if (slot == NCI_SLOT_NONE) return "there is no such slot";
  if (*said >> slot & 1) return "the slot stands twice";
  uint8_t role = value.size ? role_of(value.data[0]) : 0;
  if (!role) return "a role is a (actor), r (recipient), t (theme) or p (place)";
  for (size_t i = 1; i < value.size; i++) {
    if (value.data[i] == '!') role |= NCI_ROLE_NEEDED;
    else if (value.data[i] == '*') out->class_slot = slot;
    else return "behind a role may stand ! (needed) and * (where the class stands)";
  }
  *said |= 1u << slot;
  out->role[slot] = role;
  return NULL;
}

const char *nci_frame_read(ncorp_str text, nci_frame *out, ncorp_str *wrong)
{
  const char *reason = NULL;
  uint32_t said = 0;
  *out = (nci_frame){ .class_slot = NCI_SLOT_O };
  out->role[NCI_SLOT_S] = NCI_ROLE_ACTOR;
  while (text.size) {
    ncorp_str item = nci_str_part(&text, ' ');
    const char *found = read_item(item, out, &said);
    if (found && !reason) reason = found, *wrong = item;
  }
  return reason;
}
