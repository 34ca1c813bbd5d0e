/* What the parts of the trainer share. */
#include "newscorpus-train/train.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "newscorpus/terminal.h"
#include "text/utf8.h"

bool train_error(const char *format, ...)
{
  va_list args;
  end_progress();
  fputs("newscorpus-train: error: ", stderr);
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  fputc('\n', stderr);
  return false;
}

bool train_ablated(const trainer *t, const char *feature)
{
  for (uint32_t i = 0; i < t->options->ablation_count; i++)
    if (strcmp(t->options->ablations[i], feature) == 0) return true;
  return false;
}

void train_add_labels(const trainer *t, model_writer *to)
{
  static const char *const names[] = { [TB_UPOS] = "upos", [TB_XPOS] = "xpos", [TB_FEATS] = "feats", [TB_DEPREL] = "deprel" };
  for (int c = TB_UPOS; c <= TB_DEPREL; c++)
    model_writer_add_labels(to, names[c], t->shared->labels[c].strings.at, t->label_count[c]);
}

void *train_open_language(model_writer *model, nci_language *language)
{
  nci_buffer raw;
  ncorp_error error = NCORP_ERROR_INIT;
  nci_buffer_init(&raw, ncorp_allocator_default());
  void *bytes = NULL;
  if (model_writer_finish(model, &raw, &error) == NCORP_OK) {
    bytes = aligned_alloc(NCI_MODEL_ALIGNMENT, (raw.size + NCI_MODEL_ALIGNMENT - 1) / NCI_MODEL_ALIGNMENT * NCI_MODEL_ALIGNMENT);
    if (bytes) memcpy(bytes, raw.data, raw.size);
    if (bytes && nci_language_open(language, bytes, raw.size, false, &error) != NCORP_OK) {
      free(bytes);
      bytes = NULL;
    }
  }
  if (!bytes) train_error("%s", error.message[0] ? error.message : "out of memory");
  nci_buffer_done(&raw);
  return bytes;
}

void train_progress(const trainer *t, const char *part, uint64_t done, uint64_t total)
{
  char label[64];
  if (t->options->quiet || !progress_wanted()) return;
  snprintf(label, sizeof label, "%-12s", part);
  show_progress(label, done, total);
}

/* A share in hundredths of a percent, rounded. */
static uint64_t hundredths(const train_score *s) { return s->of ? (s->correct * 20000 / s->of + 1) / 2 : 0; }

static void percent(char *out, size_t size, const train_score *s)
{
  uint64_t h = hundredths(s);
  snprintf(out, size, "%3u.%02u", (unsigned)(h / 100), (unsigned)(h % 100));
}

void train_add_score(trainer *t, train_score score)
{
  char share[32];
  score.fraction = t->options->fraction;
  nci_vec_add(t->arena, &t->scores, score);
  if (t->options->quiet) return;
  end_progress();
  percent(share, sizeof share, &score);
  fprintf(stderr, "%-12s", score.part);
  if (score.epoch) fprintf(stderr, " epoch %2u", score.epoch);
  fprintf(stderr, " %-12s %-20s %s  %llu of %llu\n", score.data, score.measure, share, (unsigned long long)score.correct,
          (unsigned long long)score.of);
}

void train_add_error(trainer *t, const char *format, ...)
{
  va_list args;
  if (!t->errors) return;
  va_start(args, format);
  vfprintf(t->errors, format, args);
  va_end(args);
  fputc('\n', t->errors);
}

void train_shuffle(train_random *r, uint32_t *items, uint32_t count)
{
  for (uint32_t i = count; i > 1; i--) {
    uint32_t k = train_below(r, i), item = items[i - 1];
    items[i - 1] = items[k];
    items[k] = item;
  }
}

void train_print_report(const train_score *scores, uint32_t count)
{
  static const char *const headings[] = { "part", "data", "measure", "trained on", "score", "right", "of" };
  table *t = table_new(headings, sizeof headings / sizeof *headings);
  char cell[32];
  for (uint32_t i = 0; i < count; i++) {
    const train_score *s = &scores[i];
    if (s->epoch) continue;
    table_text(t, s->part);
    table_text(t, s->data);
    table_text(t, s->measure);
    snprintf(cell, sizeof cell, "%u.%u %%", s->fraction / 10000, s->fraction / 1000 % 10);
    table_text(t, cell);
    percent(cell, sizeof cell, s);
    table_text(t, cell);
    table_number(t, s->correct);
    table_number(t, s->of);
    table_end_row(t);
  }
  table_print(t);
}

void train_json_string(nci_buffer *out, const char *s)
{
  bool valid = nci_utf8_valid(nci_cstr(s)) == strlen(s);
  nci_buffer_char(out, '"');
  for (; *s; s++) {
    if (*s == '"' || *s == '\\') nci_buffer_char(out, '\\');
    nci_buffer_char(out, (unsigned char)*s < ' ' || *s == 0x7f || (!valid && (unsigned char)*s > 0x7f) ? '?' : *s);
  }
  nci_buffer_char(out, '"');
}

void train_json_scores(nci_buffer *out, const train_score *scores, uint32_t count, bool epochs)
{
  const char *before = "[";
  for (uint32_t i = 0; i < count; i++) {
    const train_score *s = &scores[i];
    const char *const names[] = { "part", s->part, "data", s->data, "measure", s->measure };
    char share[32], numbers[160];
    if (s->epoch && !epochs) continue;
    nci_buffer_cstr(out, before);
    nci_buffer_lit(out, "\n  {");
    for (size_t k = 0; k < sizeof names / sizeof *names; k += 2) {
      train_json_string(out, names[k]);
      nci_buffer_lit(out, ": ");
      train_json_string(out, names[k + 1]);
      nci_buffer_lit(out, ", ");
    }
    percent(share, sizeof share, s);
    snprintf(numbers, sizeof numbers, "\"epoch\": %u, \"fraction\": %u.%06u, \"score\": %s, \"right\": %llu, \"of\": %llu}", s->epoch,
             s->fraction / 1000000, s->fraction % 1000000, share + strspn(share, " "), (unsigned long long)s->correct, (unsigned long long)s->of);
    nci_buffer_cstr(out, numbers);
    before = ",";
  }
  nci_buffer_cstr(out, *before == '[' ? "[]" : "]");
}
