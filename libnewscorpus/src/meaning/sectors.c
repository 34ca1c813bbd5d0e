/* Which part of society an organisation belongs to, by the word that heads its name or description: PLOVER's actor
 * sectors. Asked where the lexicon does not know the organisation. */
#include "meaning/names.h"

/* In byte order. An empty sector: no government, but none of PLOVER's sectors either. */
static const struct { const char *head, *sector; } HEADS[] = {
  { "academy", "EDU" }, { "administration", "GOV" }, { "airlines", "BUS" }, { "airways", "BUS" }, { "alliance", "" },
  { "army", "MIL" }, { "assembly", "LEG" }, { "association", "" }, { "bancorp", "BUS" }, { "bank", "BUS" },
  { "battalion", "MIL" }, { "brigade", "MIL" }, { "broadcaster", "MED" }, { "broadcasting", "MED" }, { "cabinet", "GOV" },
  { "chamber", "" }, { "charity", "NGO" }, { "chronicle", "MED" }, { "church", "REL" }, { "club", "" }, { "coalition", "" },
  { "college", "EDU" }, { "company", "BUS" }, { "confederation", "" }, { "congress", "LEG" }, { "consulate", "GOV" },
  { "corp", "BUS" }, { "corp.", "BUS" }, { "corporation", "BUS" }, { "courier", "MED" }, { "court", "JUD" },
  { "department", "GOV" }, { "directorate", "GOV" }, { "dispatch", "MED" }, { "embassy", "GOV" }, { "enterprises", "BUS" },
  { "faculty", "EDU" }, { "federation", "" }, { "firm", "BUS" }, { "foundation", "NGO" }, { "front", "" },
  { "gazette", "MED" }, { "gmbh", "BUS" }, { "government", "GOV" }, { "group", "" }, { "herald", "MED" }, { "holdings", "BUS" },
  { "hospital", "HLH" }, { "inc", "BUS" }, { "inc.", "BUS" }, { "industries", "BUS" }, { "insurance", "BUS" },
  { "league", "" }, { "llc", "BUS" }, { "ltd", "BUS" }, { "ltd.", "BUS" }, { "magazine", "MED" }, { "ministry", "GOV" },
  { "motors", "BUS" }, { "movement", "" }, { "navy", "MIL" }, { "news", "MED" }, { "newspaper", "MED" },
  { "observatory", "" }, { "parliament", "LEG" }, { "party", "PTY" }, { "pharmaceuticals", "BUS" }, { "plc", "BUS" },
  { "police", "COP" }, { "press", "MED" }, { "radio", "MED" }, { "railways", "BUS" }, { "school", "EDU" }, { "senate", "LEG" },
  { "society", "" }, { "syndicate", "" }, { "team", "" }, { "technologies", "BUS" }, { "television", "MED" },
  { "times", "MED" }, { "treasury", "GOV" }, { "tribunal", "JUD" }, { "tribune", "MED" }, { "union", "" },
  { "university", "EDU" }, { "wire", "MED" }
};

/* Whom a federation or union is of, when it is one of labour. */
static const char *const LABOUR[] = { "workers", "labour", "labor", "trade", "teachers", "miners", "nurses", "employees",
                                      "drivers", "dockers", "dockworkers", "doctors", "pilots", "journalists", "railwaymen" };

static const char *sector_of_head(const nci_names *n, uint32_t t)
{
  char word[16];
  ncorp_str s = nci_token_text(n->doc, t);
  if (s.size == 0 || s.size >= sizeof word) return NULL;
  for (size_t i = 0; i < s.size; i++) word[i] = nci_to_lower(s.data[i]);
  word[s.size] = '\0';
  size_t low = 0, high = sizeof HEADS / sizeof *HEADS;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(HEADS[middle].head, word);
    if (order == 0) return HEADS[middle].sector;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return NULL;
}

static bool of_labour(const nci_names *n, uint32_t first, uint32_t end)
{
  for (uint32_t t = first; t < end; t++)
    for (size_t i = 0; i < sizeof LABOUR / sizeof *LABOUR; i++)
      if (nci_token_is(n->doc, t, LABOUR[i])) return true;
  return false;
}

bool nci_names_sector(const nci_names *n, uint32_t first, uint32_t end, ncorp_str *sector)
{
  enum { LONGEST = 16 };
  const char *found = NULL;
  uint32_t last = end > first + LONGEST ? first + LONGEST : end;
  for (uint32_t t = first; t < last; t++) {
    const char *here = sector_of_head(n, t);
    if (here) found = here;
    if (found && t + 1 < last && (nci_token_is(n->doc, t + 1, "of") || nci_token_is(n->doc, t + 1, "for"))) break;
  }
  if (!found) return false;
  *sector = found[0] ? nci_cstr(found) : of_labour(n, first, last) ? NCI_STR("LAB") : NCI_NO_STR;
  return true;
}
