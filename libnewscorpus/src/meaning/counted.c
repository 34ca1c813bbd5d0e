/* The head of the noun phrase behind a number. It knows where such phrases end, not what may be counted. */
#include "meaning/counted.h"
#include "meaning/units.h"
#include "model/grammar.h"

enum { WORDS = 6, REACH = 8 };

static bool any_of(const nci_atoms *atoms, const nci_atom *a, const char *const *words, size_t count)
{
  if (a->kind != NCI_ATOM_WORD) return false;
  for (size_t i = 0; i < count; i++)
    if (nci_atom_is(atoms, a, words[i])) return true;
  return false;
}
#define ANY_OF(atoms, a, words) any_of(atoms, a, words, sizeof words / sizeof *words)

/* Closed-class words that may stand between a number and its noun. */
static bool passes(const nci_atom *a)
{
  return nci_atom_class(a, NCI_W_OLD) || nci_atom_class(a, NCI_W_SEASON) || nci_atom_class(a, NCI_W_FREQUENCY) ||
         nci_atom_class(a, NCI_W_EARLY) || nci_atom_class(a, NCI_W_DAYPARTS);
}

/* Words of no class behind which no noun phrase goes on. */
static bool ends_phrase(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const words[] = { "as", "into", "onto", "against", "near", "across", "when", "while", "who", "which", "where", "whose", "but", "if",
                                       "because", "behind", "along", "amid", "among", "inside", "outside", "via", "toward", "towards", "despite",
                                       "without", "per", "off", "out", "not", "alone", "has", "have", "can", "must", "might", "do", "does", "so" };
  return ANY_OF(atoms, a, words);
}

static bool open_plural(const nci_atoms *atoms, const nci_atom *a)
{
  return a->kind == NCI_ATOM_WORD && !a->word_class && nci_plural(nci_atom_text(atoms, a));
}

/* The first plural within a few words, and where two stand together ("police officers") the second. */
static const nci_atom *plural_behind(const nci_atoms *atoms, const nci_atom *a)
{
  for (int words = 0; words < WORDS; words++, a++) {
    bool compound = nci_atom_hyphen(a); /* Iranian-made drones, F-16 jets */
    if (compound) a++;
    if (a->kind == NCI_ATOM_CLITIC || (compound && (a->word_class || a->kind == NCI_ATOM_NUMBER))) continue; /* 16 women's teams */
    if (a->kind != NCI_ATOM_WORD) return NULL;
    bool more = nci_atom_class(a, NCI_W_MORE) || (nci_atom_class(a, NCI_W_NUMBER) && words == 0);
    if (more || passes(a)) continue;
    if (a->word_class || (ends_phrase(atoms, a))) return NULL;
    ncorp_str word = nci_atom_text(atoms, a);
    if (nci_plural(word) && a[1].kind != NCI_ATOM_CLITIC) {
      bool group = nci_atom_is(atoms, a, "police") || nci_atom_is(atoms, a, "sales") || nci_atom_is(atoms, a, "crew") || nci_atom_is(atoms, a, "staff");
      return group && open_plural(atoms, a + 1) ? a + 1 : a;
    }
    bool participle = word.size > 4 && nci_str_ends(word, NCI_STR("ed"));
    if (participle && words > 0 && !(a[1].kind == NCI_ATOM_WORD && !a[1].word_class)) return NULL;
  }
  return NULL;
}

/* The last noun before something else begins. */
static const nci_atom *singular_behind(const nci_atoms *atoms, const nci_atom *a)
{
  static const char *const states[] = { "dead", "killed", "wounded", "injured", "missing", "hurt", "arrested", "seriously", "critically" };
  const nci_atom *last = NULL;
  for (int words = 0; words < WORDS; words++, a++) {
    bool compound = nci_atom_hyphen(a);
    if (compound) a++;
    if (compound && a->kind == NCI_ATOM_NUMBER) continue;
    if (a->kind != NCI_ATOM_WORD) return last;
    if (nci_atom_class(a, NCI_W_MORE) || passes(a)) continue;
    if (a->word_class) return last;
    ncorp_str word = nci_atom_text(atoms, a);
    bool verbal = (word.size > 4 && nci_str_ends(word, NCI_STR("ed"))) || nci_str_ends(word, NCI_STR("ing"));
    if (last && (verbal || nci_atom_capital(a) || ends_phrase(atoms, a))) return last;
    if (!last && (nci_plural(word) || ends_phrase(atoms, a) || (words == 0 && ANY_OF(atoms, a, states) && (a[1].kind != NCI_ATOM_WORD || a[1].word_class)))) return NULL;
    if (last && ANY_OF(atoms, a, states)) return last;
    if (!nci_atom_capital(a)) last = a;
    if (nci_atom_glued(a + 1) && a[1].kind == NCI_ATOM_SIGN && !nci_atom_hyphen(a + 1)) return last;
  }
  return NULL;
}

/* The noun that the number hangs on in the tree. */
static const nci_atom *by_tree(const nci_atoms *atoms, const nci_atom *at, uint32_t number, bool one)
{
  const nci_document *doc = atoms->doc;
  const nci_grammar *g = doc->grammar;
  if (!g || number == NCORP_NONE || number >= g->heads.count) return NULL;
  if (g->rel[number] != NCI_NUMMOD && g->rel[number] != NCI_COMPOUND) return NULL;
  uint32_t head = g->heads.head[number];
  if (head == NCORP_NONE || head <= number || head - number > REACH || doc->tokens.at[head].start < at->start) return NULL;
  if (g->upos[head] != NCI_NOUN && g->upos[head] != NCI_PROPN) return NULL;
  ncorp_str word = nci_token_text(doc, head);
  if (!one && !nci_plural(word)) return NULL;
  while (at->kind != NCI_ATOM_END && at->start < doc->tokens.at[head].start) {
    if (at->kind == NCI_ATOM_SIGN && !nci_atom_hyphen(at) && !nci_atom_sign(at, ',')) return NULL;
    at++;
  }
  bool found = at->kind == NCI_ATOM_WORD && at->start == doc->tokens.at[head].start;
  return found && !at->word_class && at[1].kind != NCI_ATOM_CLITIC ? at : NULL;
}

/* "one thing", "one day": nothing is counted. */
static bool idle(const nci_atoms *atoms, const nci_atom *noun)
{
  static const char *const nouns[] = { "thing", "way", "point", "hand", "another", "time", "day", "reason", "side" };
  return ANY_OF(atoms, noun, nouns);
}

const nci_atom *nci_counted(const nci_atoms *atoms, const nci_atom *at, uint32_t number, bool one)
{
  const nci_atom *noun = by_tree(atoms, at, number, one);
  if (!noun) noun = one ? singular_behind(atoms, at) : plural_behind(atoms, at);
  return noun && one && idle(atoms, noun) ? NULL : noun;
}
