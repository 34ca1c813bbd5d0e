/* Looks lines up in the table of wordings of news sites. Owns the meaning of that table's columns. */
#include "structure/cues.h"

#include "lexicon_gen.h"

/* Long lines are the article's: a phrase in one is no proof by itself. */
enum { FRONT_BYTES = 120, WHOLE_BYTES = 700, LONG_LINE = 500, LONG_NOTICE = 240, HITS = 12 };

static nci_cue_kind kind_of(ncorp_str name)
{
  static const char *const NAMES[] = { "", "ad", "related", "share", "newsletter", "support", "message", "comments", "legal", "credit", "menu" };
  for (size_t i = 1; i < sizeof NAMES / sizeof *NAMES; i++)
    if (nci_str_is(name, NAMES[i])) return (nci_cue_kind)i;
  return NCI_CUE_NONE;
}

typedef struct finding {
  uint32_t end; /* token after it, 0 when there is none */
  unsigned weight;
  nci_cue_kind kind;
} finding;

/* True when nothing but punctuation follows. */
static bool fills_line(const nci_layout *layout, uint32_t token)
{
  for (; token < layout->tokens.count; token++)
    if (!(layout->tokens.at[token].shape & NCI_SHAPE_PUNCT)) return false;
  return true;
}

/* "Reporting by Jane Doe in Oslo; editing by John Roe" is names and little else; prose has other words. */
static bool credits_only(const nci_layout *layout)
{
  static const char *const WORDS[] = { "reporting", "additional", "writing", "editing", "edited", "by", "in", "and", "with", "from", "compiled", "translated", "translation",
                                       "produced", "reported", "graphics", "contributions", "contribution", "files", "inputs", "input", "material", "the", "of", "for",
                                       "contributed", "to", "this", "report", "story", "article", "also", "de", "von", "van", "der", "al", "el", "la" };
  for (uint32_t i = 0; i < layout->tokens.count; i++) {
    if (!(layout->tokens.at[i].shape & NCI_SHAPE_LOWER)) continue;
    bool known = false;
    for (size_t k = 0; k < sizeof WORDS / sizeof *WORDS && !known; k++) known = nci_str_is_nocase(nci_look_text(layout, i), WORDS[k]);
    if (!known) return false;
  }
  return true;
}

/* The heaviest phrase at a token that may stand there. */
static finding phrase_at(const nci_layout *layout, uint32_t token, bool first, bool whole_line, bool long_line)
{
  nci_lex_hit hits[HITS];
  const nci_lexicon *lexicon = layout->doc->lexicon;
  finding best = { 0, 0, NCI_CUE_NONE };
  size_t n = nci_lexicon_match_in(lexicon, NCI_LEX_SET(NCI_LEX_BOILERPLATE), layout->doc->text, layout->tokens.at, token,
                                  layout->tokens.count, hits, HITS, NULL);
  for (size_t i = 0; i < n; i++) {
    ncorp_str place = nci_lexicon_field(lexicon, NCI_LEX_BOILERPLATE, hits[i].row, NCI_BOILERPLATE_PLACE);
    ncorp_str weight = nci_lexicon_field(lexicon, NCI_LEX_BOILERPLATE, hits[i].row, NCI_BOILERPLATE_WEIGHT);
    if (!place.size || !weight.size) continue;
    if (place.data[0] == 's' && !first) continue;
    if (place.data[0] == 'l' && !(first && whole_line && fills_line(layout, hits[i].end))) continue;
    unsigned w = (unsigned)(weight.data[0] - '0');
    if (long_line && w > 1) w = 1;
    if (w <= best.weight) continue;
    nci_cue_kind kind = kind_of(nci_lexicon_field(lexicon, NCI_LEX_BOILERPLATE, hits[i].row, NCI_BOILERPLATE_KIND));
    if (kind == NCI_CUE_CREDIT && !credits_only(layout)) continue;
    best = (finding){ hits[i].end, w, kind };
  }
  return best;
}

static uint32_t first_word(const nci_layout *layout)
{
  uint32_t i = 0;
  while (i < layout->tokens.count && layout->tokens.at[i].shape & NCI_SHAPE_PUNCT &&
         !(layout->tokens.at[i].shape & (NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE)))
    i++;
  return i;
}

static void add(nci_cue *cue, const finding *f)
{
  if (f->weight > cue->top) {
    cue->top = (uint8_t)f->weight;
    cue->kind = (uint8_t)f->kind;
  }
  unsigned sum = cue->weight + f->weight;
  cue->weight = (uint8_t)(sum > 9 ? 9 : sum);
}

/* "© 2025 ...", "Copyright 2025 ..." */
static bool copyright_sign(const nci_layout *layout, const nci_line *line)
{
  static const ncorp_str word = { "copyright ", 10 };
  ncorp_str s = nci_line_text(layout, line);
  if (s.size > LONG_NOTICE) return false;
  if (s.size > word.size && nci_str_eq_nocase(nci_str(s.data, word.size), word)) return nci_is_digit(s.data[word.size]);
  return nci_str_starts(s, NCI_STR("\xc2\xa9"));
}

nci_cue nci_cue_front(nci_layout *layout, const nci_line *line)
{
  nci_cue cue = { 0 };
  nci_layout_look(layout, line->start, line->end, FRONT_BYTES);
  if (copyright_sign(layout, line)) return (nci_cue){ .weight = NCI_CUE_SURE, .top = NCI_CUE_SURE, .kind = NCI_CUE_LEGAL };
  uint32_t i = first_word(layout);
  if (i >= layout->tokens.count || layout->tokens.at[i].shape & NCI_SHAPE_PUNCT) return cue;
  finding f = phrase_at(layout, i, true, line->end - line->start <= FRONT_BYTES, line->end - line->start > LONG_LINE);
  if (f.end) add(&cue, &f);
  return cue;
}

static bool address(ncorp_str w)
{
  static const char *const WORDS[] = { "we", "our", "us", "you", "your", "ours", "yours", "nous", "notre", "vous", "votre", "wir", "unser", "unsere" };
  if (w.size < 2 || w.size > 6) return false;
  /* "US" is a country. */
  if (w.size == 2 && nci_is_upper(w.data[0]) && nci_is_upper(w.data[1])) return false;
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
    if (nci_str_is_nocase(w, WORDS[i])) return true;
  return false;
}

nci_cue nci_cue_whole(nci_layout *layout, const nci_line *line)
{
  nci_cue cue = { 0 };
  nci_layout_look(layout, line->start, line->end, WHOLE_BYTES);
  if (copyright_sign(layout, line)) return (nci_cue){ .weight = NCI_CUE_SURE, .top = NCI_CUE_SURE, .kind = NCI_CUE_LEGAL };
  uint32_t first = first_word(layout);
  bool quoted = false, whole = line->end - line->start <= WHOLE_BYTES, long_line = line->end - line->start > LONG_LINE;
  for (uint32_t i = 0; i < layout->tokens.count; i++) {
    const nci_token *t = &layout->tokens.at[i];
    if (t->shape & (NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE)) {
      bool single = t->end - t->start == 1 && layout->doc->text.data[t->start] == '\'';
      if (!single) quoted = (t->shape & NCI_SHAPE_OPEN_QUOTE) && (!quoted || !(t->shape & NCI_SHAPE_CLOSE_QUOTE));
      continue;
    }
    if (quoted || t->shape & NCI_SHAPE_PUNCT) continue;
    if (cue.address < UINT16_MAX) cue.address = (uint16_t)(cue.address + address(nci_look_text(layout, i)));
    finding f = phrase_at(layout, i, i == first, whole, long_line);
    if (!f.end) continue;
    add(&cue, &f);
    i = f.end - 1;
  }
  return cue;
}
