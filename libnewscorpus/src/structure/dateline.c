/* Datelines: KYIV, Dec 6 (Reuters) - and their kin at the front of the body. */
#include "structure/layout.h"

#include "lexicon_gen.h"

enum { MOST_TOKENS = 40, MOST_PLACE = 9, MOST_AGENCY = 8 };

typedef struct reading {
  nci_layout *layout;
  uint32_t at;     /* token */
  uint32_t count;
} reading;

static const nci_token *token_at(const reading *r, uint32_t i) { return i < r->count ? &r->layout->tokens.at[i] : NULL; }
static ncorp_str word_at(const reading *r, uint32_t i) { return i < r->count ? nci_look_text(r->layout, i) : NCI_NO_STR; }
static bool is(const reading *r, uint32_t i, const char *what) { return nci_str_is_nocase(word_at(r, i), what); }

static bool calendar_name(const reading *r, uint32_t i)
{
  ncorp_str w = word_at(r, i);
  if (w.size && w.data[w.size - 1] == '.') w.size--;
  uint32_t row;
  return w.size && nci_lexicon_find(r->layout->doc->lexicon, NCI_LEX_CALENDAR_NAMES, w, &row, 1) > 0;
}

/* The place: capitalised words, with the small words, commas, strokes and hyphens inside. Gives the token behind it. */
static uint32_t place_end(const reading *r, uint32_t i, bool *capitals)
{
  uint32_t end = i;
  *capitals = true;
  for (uint32_t n = 0; i < r->count && n < MOST_PLACE; i++, n++) {
    const nci_token *t = token_at(r, i);
    if (t->shape & NCI_SHAPE_CAPITAL && !calendar_name(r, i)) {
      if (!(t->shape & NCI_SHAPE_ALL_CAPS) && n == 0) *capitals = false;
      end = i + 1;
    } else if (end == i && end > 0 && (is(r, i, ",") || is(r, i, "/") || is(r, i, "'") || (is(r, i, "-") && !(t->shape & NCI_SHAPE_SPACE_BEFORE)))) {
      if (!token_at(r, i + 1) || !(token_at(r, i + 1)->shape & NCI_SHAPE_CAPITAL)) {
        /* Port-au-Prince */
        if (!is(r, i, "-") || !token_at(r, i + 1) || !(token_at(r, i + 1)->shape & NCI_SHAPE_LOWER)) break;
      }
      end = i + 1;
    } else if (end == i && end > 0 && t->shape & NCI_SHAPE_LOWER && t->end - t->start <= 4) {
      static const char *const SMALL[] = { "de", "la", "el", "of", "al", "am", "au", "upon", "del", "the", "le", "sur", "an", "der", "do", "da", "and" };
      bool small = false;
      for (size_t k = 0; k < sizeof SMALL / sizeof *SMALL; k++) small = small || is(r, i, SMALL[k]);
      if (!small) break;
      end = i + 1;
    } else {
      break;
    }
  }
  /* No place ends in a comma or a small word. */
  while (end > 0 && !(token_at(r, end - 1)->shape & NCI_SHAPE_CAPITAL)) end--;
  return end;
}

/* Dec. 6 | 6 December 2025 | Dec 6, 2025 | Monday: moves over it. */
static bool date_part(reading *r)
{
  uint32_t i = r->at, end = i;
  bool found = false;
  for (uint32_t n = 0; i < r->count && n < 8; i++, n++) {
    const nci_token *t = token_at(r, i);
    if (calendar_name(r, i)) {
      found = true;
      end = i + 1;
    } else if (t->shape & NCI_SHAPE_NUMBER && t->end - t->start <= 4) {
      end = i + 1;
    } else if (!is(r, i, ",") && !is(r, i, ".")) {
      break;
    }
  }
  if (found) r->at = end;
  return found;
}

static bool dash(const reading *r, uint32_t i)
{
  const nci_token *t = token_at(r, i);
  if (!t) return false;
  ncorp_str w = word_at(r, i);
  if (nci_str_eq(w, NCI_STR("\xe2\x80\x93")) || nci_str_eq(w, NCI_STR("\xe2\x80\x94")) || nci_str_eq(w, NCI_STR("--")) || nci_str_eq(w, NCI_STR("\xe2\x88\x92")))
    return true;
  const nci_token *next = token_at(r, i + 1);
  return nci_str_eq(w, NCI_STR("-")) && t->shape & NCI_SHAPE_SPACE_BEFORE && next && next->shape & NCI_SHAPE_SPACE_BEFORE;
}

/* (Reuters) | /TASS/ | Reuters before the dash: moves over it. */
static bool agency_part(reading *r)
{
  uint32_t i = r->at;
  if (is(r, i, "(") || is(r, i, "[") || is(r, i, "/")) {
    for (uint32_t n = 1; n <= MOST_AGENCY && i + n < r->count; n++)
      if (is(r, i + n, ")") || is(r, i + n, "]") || (is(r, i, "/") && is(r, i + n, "/"))) {
        r->at = i + n + 1;
        if (is(r, r->at, ".")) r->at++;
        return n > 1;
      }
    return false;
  }
  return false;
}

/* Whether one of two tables has the place, or the place up to its first comma. */
static bool in_tables(const nci_layout *layout, uint32_t end, unsigned table, unsigned other)
{
  nci_lex_hit hits[16];
  size_t n = nci_lexicon_match(layout->doc->lexicon, layout->doc->text, layout->tokens.at, 0, end, hits, 16);
  for (size_t i = 0; i < n; i++) {
    if (hits[i].table != table && hits[i].table != other) continue;
    if (hits[i].end == end || nci_str_eq(nci_look_text(layout, hits[i].end), NCI_STR(","))) return true;
  }
  return false;
}

static bool known_town(const nci_layout *layout, uint32_t end) { return in_tables(layout, end, NCI_LEX_CITIES, NCI_LEX_CITIES); }

/* "Analysis - ..." names no place. Where neither case, date nor agency decide, the lexicon does: a country, a region
 * or a town of that very name. */
static bool known_place(const nci_layout *layout, uint32_t end)
{
  return known_town(layout, end) || in_tables(layout, end, NCI_LEX_COUNTRIES, NCI_LEX_REGIONS);
}

static void keep_date(nci_layout *layout, uint32_t from, uint32_t to)
{
  nci_document *doc = layout->doc;
  nci_page_date date;
  if (from < to && nci_page_date_read(doc->lexicon, nci_str(doc->text.data + from, to - from), &date)) nci_layout_dated(layout, &date, NCI_DATE_BARE);
}

static bool dateline(nci_layout *layout, nci_line *line)
{
  nci_document *doc = layout->doc;
  nci_layout_look(layout, line->start, line->end, 240);
  reading r = { layout, 0, layout->tokens.count < MOST_TOKENS ? layout->tokens.count : MOST_TOKENS };
  bool capitals, dated, agency;
  uint32_t place = place_end(&r, 0, &capitals);
  r.at = place;
  agency = agency_part(&r);
  if (is(&r, r.at, ",") || is(&r, r.at, ".")) r.at++;
  uint32_t date_from = r.at;
  dated = date_part(&r);
  uint32_t date_to = r.at;
  if (is(&r, r.at, ",") || is(&r, r.at, ".")) r.at++;
  agency = agency_part(&r) || agency;
  bool slashed = agency && r.at > 1 && (is(&r, r.at - 1, "/") || is(&r, r.at - 2, "/"));
  bool colon = is(&r, r.at, ":");
  if (dash(&r, r.at) || colon)
    r.at++;
  else if (!(slashed && dated))
    return false;
  /* Without a place only "Dec 6 (Reuters) -" and "(Reuters) -" are datelines. */
  if (!place && (!agency || colon)) return false;
  const nci_token *next = token_at(&r, r.at);
  if (!next) return false;
  if (!dated && !agency) {
    bool begins = next->shape & (NCI_SHAPE_CAPITAL | NCI_SHAPE_NUMBER | NCI_SHAPE_OPEN_QUOTE);
    if (!begins || (next->shape & NCI_SHAPE_PUNCT && !(next->shape & NCI_SHAPE_OPEN_QUOTE))) return false;
    /* "Kyiv - the capital - ..." is no dateline; the second dash gives it away. */
    for (uint32_t i = r.at; i < r.count && i < r.at + 12; i++)
      if (dash(&r, i)) return false;
    if ((!capitals || colon) && !known_place(layout, place)) return false;
  }
  /* "NEW DELHI: The ..."; a colon has many other uses. */
  if (colon && (!(next->shape & NCI_SHAPE_CAPITAL) || (!dated && !agency && !capitals && !known_town(layout, place)))) return false;
  uint32_t start = layout->tokens.at[0].start, end = layout->tokens.at[r.at - 1].end;
  if (place && doc->data.dateline_place.data == NULL) {
    uint32_t place_to = layout->tokens.at[place - 1].end;
    doc->data.dateline_place = nci_arena_str(doc->arena, nci_str(doc->text.data + start, place_to - start));
    doc->data.dateline_span = (ncorp_span){ start, end };
  }
  if (dated) keep_date(layout, layout->tokens.at[date_from].start, layout->tokens.at[date_to - 1].end);
  line->lead_start = start;
  line->lead_end = end;
  line->lead_kind = NCORP_BLOCK_DATELINE;
  line->start = next->start;
  return true;
}

void nci_layout_dateline(nci_layout *layout)
{
  /* A line or two of a standfirst may come before it. */
  for (uint32_t i = layout->body; i < layout->lines.count && i < layout->body + 3; i++) {
    nci_line *line = &layout->lines.at[i];
    if (line->lead_end || line->kind != NCI_LINE_UNDECIDED) return;
    if (line->words >= 4 && dateline(layout, line)) return;
    if (line->flags & NCI_LINE_STOP) return;
  }
}
