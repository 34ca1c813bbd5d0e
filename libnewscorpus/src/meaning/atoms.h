/* A sentence cut into atoms: words, numbers and signs, finer than tokens, because times and amounts have syntax inside
 * what a token is ("8:00am", "mid-2011", "two-day", "$75m", "2025-12-06"). */
#ifndef NCI_MEANING_ATOMS_H
#define NCI_MEANING_ATOMS_H

#include <stdbool.h>
#include "base/str.h"
#include "meaning/words.h"
#include "model/document.h"

typedef enum nci_atom_kind {
  NCI_ATOM_END = 0, /* behind the last one */
  NCI_ATOM_WORD,    /* letters, with digits and full stops between letters: "Kyiv", "F16", "U.S." */
  NCI_ATOM_CLITIC,  /* 's, 'll: an apostrophe and letters right behind a word */
  NCI_ATOM_NUMBER,  /* digits, with thousands separators and a decimal point */
  NCI_ATOM_QUOTE,   /* a quotation mark */
  NCI_ATOM_SIGN     /* any other character; `value` is its code point, every dash being '-' */
} nci_atom_kind;

enum {
  NCI_ATOM_SPACE = 1u << 0,   /* white space stands before it, or nothing */
  NCI_ATOM_CAPITAL = 1u << 1, /* begins with an upper-case ASCII letter */
  NCI_ATOM_CAPS = 1u << 2,    /* two letters or more, all upper case */
  NCI_ATOM_ORDINAL = 1u << 3, /* 1st, 22nd */
  NCI_ATOM_DECADE = 1u << 4,  /* 1990s, 90s */
  NCI_ATOM_GROUPED = 1u << 5, /* has thousands separators or a decimal point */
  NCI_ATOM_NAMED = 1u << 6,   /* a number glued to a word before it: COVID-19, T-72 */
  NCI_ATOM_FIRST = 1u << 7    /* the first of its sentence, or right behind an opening quotation mark or a colon */
};

typedef struct nci_atom {
  uint32_t start, end; /* bytes of the article */
  int32_t value;       /* of a word's class; a number that is whole and has at most 9 digits, else -1 */
  uint8_t kind, word_class, flags;
  uint8_t digits;      /* of a number without separators: how many */
} nci_atom;

/* What can be looked at behind any atom without asking where the end is. */
enum { NCI_ATOM_PAD = 24 };

typedef struct nci_atoms {
  const nci_document *doc;
  nci_arena *arena;
  nci_atom *at; /* at[-1] is an end, and so are at[count] to at[count + NCI_ATOM_PAD - 1] */
  uint32_t count;
  uint32_t capacity;
} nci_atoms;

void nci_atoms_init(nci_atoms *atoms, const nci_document *doc);

/* Cuts a span of the text; what was cut before is gone. False when there is no memory. */
bool nci_atoms_cut(nci_atoms *atoms, ncorp_span span);

/* The atoms of all sentences, cut once for the stages that read them. */
typedef struct nci_sentence_atoms {
  nci_atom *at;
  uint32_t *first; /* [sentence] -> where its own begin; one more at the end */
} nci_sentence_atoms;

/* Cuts all sentences of the document unless that was done. False when there is no memory. */
bool nci_atoms_share(nci_document *doc);

/* Sets `atoms` to those of a sentence of a document whose atoms are shared; they are not to be cut again. */
void nci_atoms_of(nci_atoms *atoms, uint32_t sentence);

static inline ncorp_str nci_atom_text(const nci_atoms *atoms, const nci_atom *a)
{
  return (ncorp_str){ atoms->doc->text.data + a->start, a->end - a->start };
}

/* True when the atom is this lower-case ASCII word, in any case. */
static inline bool nci_atom_is(const nci_atoms *atoms, const nci_atom *a, const char *word)
{
  return a->kind != NCI_ATOM_END && nci_str_is_nocase(nci_atom_text(atoms, a), word);
}

static inline bool nci_atom_class(const nci_atom *a, nci_word_class word_class) { return a->word_class == (uint8_t)word_class; }
static inline bool nci_atom_sign(const nci_atom *a, char sign) { return a->kind == NCI_ATOM_SIGN && a->value == sign; }
static inline bool nci_atom_prep(const nci_atom *a, int prep) { return a->word_class == NCI_W_PREP && a->value == prep; }
static inline bool nci_atom_capital(const nci_atom *a) { return (a->flags & NCI_ATOM_CAPITAL) != 0; }
static inline bool nci_atom_glued(const nci_atom *a) { return !(a->flags & NCI_ATOM_SPACE); }

/* True for a hyphen with words on both sides of it, without white space. */
static inline bool nci_atom_hyphen(const nci_atom *a)
{
  return nci_atom_sign(a, '-') && nci_atom_glued(a) && nci_atom_glued(a + 1);
}

#endif
