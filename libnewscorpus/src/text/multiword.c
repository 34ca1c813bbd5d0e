/* Contractions: the closed list of those without an apostrophe, and which neighbouring words were written as one. */
#include "text/multiword.h"

uint32_t nci_contraction(ncorp_str w)
{
  static const struct { char word[8]; uint8_t cut; } TWO[] = {
    { "cannot", 3 }, { "gonna", 3 }, { "gotta", 3 }, { "wanna", 3 }, { "gimme", 3 }, { "lemme", 3 }, { "dont", 2 }, { "didnt", 3 },
    { "doesnt", 4 }, { "isnt", 2 }, { "wasnt", 3 }, { "arent", 3 }, { "werent", 4 }, { "havent", 4 }, { "hasnt", 3 }, { "hadnt", 3 },
    { "couldnt", 5 }, { "wouldnt", 5 }, { "thats", 4 }, { "im", 1 }, { "ive", 1 },
    { "wont", 2 }, { "cant", 2 }, { "aint", 2 }, { "arnt", 2 }, { "hes", 2 }, { "shes", 3 }, { "whats", 4 }, { "theres", 5 }, { "heres", 4 },
    { "youre", 3 }, { "theyre", 4 }, { "youll", 3 }, { "theyll", 4 }, { "itll", 2 }, { "outta", 3 }
  };
  char form[8] = { 0 };
  if (w.size < 2 || w.size >= sizeof form || !nci_contraction_ending(w.data, w.size)) return 0;
  for (size_t i = 0; i < w.size; i++) form[i] = nci_to_lower(w.data[i]);
  for (size_t i = 0; i < sizeof TWO / sizeof *TWO; i++)
    if (memcmp(TWO[i].word, form, sizeof form) == 0) return TWO[i].cut;
  return 0;
}

static size_t apostrophe(ncorp_str s)
{
  if (s.size && (s.data[0] == '\'' || s.data[0] == '`')) return 1;
  return s.size >= 3 && memcmp(s.data, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

bool nci_token_joins(ncorp_str previous, ncorp_str token)
{
  static const char *const CLITICS[] = { "s", "re", "ve", "ll", "d", "m" };
  if (!previous.size || !token.size) return false;
  char last = nci_to_lower(previous.data[previous.size - 1]);
  size_t mark = apostrophe(token);
  if (!mark) return nci_is_alpha(last) && nci_is_alpha(token.data[0]);
  ncorp_str rest = nci_str(token.data + mark, token.size - mark);
  if (!rest.size) return last == 's' && *token.data != '`';
  for (size_t i = 0; i < sizeof CLITICS / sizeof *CLITICS; i++)
    if (nci_str_is_nocase(rest, CLITICS[i])) return true;
  return false;
}
