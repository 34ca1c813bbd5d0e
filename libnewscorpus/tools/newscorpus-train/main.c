/* newscorpus-train - learns a language model from annotated text. The command line, the data, the order of the parts. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "newscorpus/arguments.h"
#include "newscorpus/terminal.h"
#include "language/model_file.h"
#include "newscorpus-train/train.h"

const train_part *const TRAIN_PARTS[] = { &PART_BOUNDARY, &PART_MORPHOLOGY, &PART_PAIRS, &PART_NETWORK, &PART_KINDS, &PART_LINKER, NULL };

static const char HELP[] =
  "  -o, --output FILE      write the model here; it takes its name when it is whole\n"
  "  --train FILE...        treebanks to learn from: CoNLL-U files, or folders of them\n"
  "  --dev FILE...          treebanks to measure with, which nothing is learnt from\n"
  "  --names-train FILE...  names to learn from: IOB2 files (*.iob2, *.conll.txt), or folders of them\n"
  "  --names-dev FILE...    names to measure with\n"
  "  --vectors FILE         word vectors as text: a word and its numbers in each line\n"
  "  --forms FILE           a table of irregular forms: UPOS, lemma, then cells of an XPOS and its forms, with tabs between them\n"
  "  --language TAG         the language, as in BCP 47 (default: en)\n"
  "  --seed N               where chance begins (default: 1); the same seed and data give the same model, byte for byte\n"
  "  --epochs N             rounds through the data, instead of each part's own number\n"
  "  --threads N            use so many threads; the model is the same (default: as many as there are processors)\n"
  "  --only PART            train this part alone (again: and this one)\n"
  "  --base MODEL           take what is not trained now from this model, which must have the same labels\n"
  "  --ablate FEATURE       leave a feature out, to see what it is worth (again: and this one)\n"
  "  --fraction F           learn from a share of the documents, 0.25 for a quarter, spread evenly over all\n"
  "  --learning-curve       train on an eighth, a quarter, a half and all, and compare\n"
  "  --json FILE            write all scores here, those of each epoch included\n"
  "  --errors FILE          write here what the models get wrong in the development data, a line of cells for each\n"
  "  --quiet                print the final report only\n"
  "  --version              print the version\n"
  "  -h, --help             print this text\n";

static const command SELF = {
  .name = "train",
  .summary = "learns a language model from annotated text",
  .usage = "newscorpus-train -o MODEL --train FILE... [--dev FILE...] [--names-train FILE...] [--names-dev FILE...] [OPTIONS]",
  .help = HELP,
};

static const char MANUAL[] =
  ".SH EXIT STATUS\n.TP\n.B 0\nThe model was written.\n.TP\n.B 2\nThe arguments are wrong, or a file has a mistake, which standard "
  "error names with file, line and reason. No output file was made or changed.\n"
  ".SH EXAMPLES\n.nf\nnewscorpus\\-train \\-o spanish.ncm \\-\\-language es \\-\\-train train.conllu \\-\\-dev dev.conllu\n.fi\n"
  ".SH SEE ALSO\nnewscorpus(1), newscorpus-analyze(1)\n";

/* The lists of files on the command line. */
enum { LIST_TRAIN, LIST_DEV, LIST_NAMES_TRAIN, LIST_NAMES_DEV, LISTS };
static const char *const LIST_OPTIONS[LISTS] = { "--train", "--dev", "--names-train", "--names-dev" };

typedef struct settings {
  train_options options;
  const char *output, *json, *base;
  struct { const char **at; uint32_t count; } lists[LISTS];
  const char **only;
  uint32_t only_count;
  bool learning_curve;
  nci_arena kept;
  NCI_VEC(train_score) scores; /* of all runs */
} settings;

int print_help(const command *c)
{
  printf("usage: %s\n\n%s\nparts:\n", c->usage, c->help);
  for (const train_part *const *p = TRAIN_PARTS; *p; p++) {
    printf("  %-12s  %s\n", (*p)->name, (*p)->summary);
    for (const char *const *f = (*p)->features; f && *f; f++) printf("%s%s", f == (*p)->features ? "                --ablate: " : ", ", *f);
    if ((*p)->features && *(*p)->features) putchar('\n');
  }
  return EXIT_DONE;
}

int usage_error(const command *c, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  fputs("newscorpus-train: ", stderr);
  vfprintf(stderr, format, args);
  va_end(args);
  fprintf(stderr, "\nusage: %s\nTry 'newscorpus-train --help'.\n", c->usage);
  return EXIT_FAILED;
}

/* ---------------------------------------------------------------- command line */

/* "0.25" or "1" in millionths; 0 for anything that is no share above 0. */
static uint32_t share(const char *s)
{
  uint32_t whole = 0, part = 0, unit = 100000;
  if (*s == '1' || *s == '0') whole = (uint32_t)(*s++ - '0') * 1000000;
  if (*s == '.')
    for (s++; *s >= '0' && *s <= '9'; s++, unit /= 10) part += (uint32_t)(*s - '0') * unit;
  return *s || whole + part > 1000000 ? 0 : whole + part;
}

static bool known_feature(const char *name)
{
  for (const train_part *const *p = TRAIN_PARTS; *p; p++)
    for (const char *const *f = (*p)->features; f && *f; f++)
      if (strcmp(*f, name) == 0) return true;
  return false;
}

static const train_part *find_part(const char *name)
{
  for (const train_part *const *p = TRAIN_PARTS; *p; p++)
    if (strcmp((*p)->name, name) == 0) return *p;
  return NULL;
}

static int list_of(const char *option)
{
  int k = 0;
  while (k < LISTS && strcmp(option, LIST_OPTIONS[k]) != 0) k++;
  return k;
}

/* Operands are files of the list whose option stands before them. */
static void take_files(settings *s, int list, arguments *a)
{
  for (int i = 0; i < a->operand_count && list < LISTS; i++) s->lists[list].at[s->lists[list].count++] = a->operands[i];
  if (list < LISTS) a->operand_count = 0;
}

/* Exit status, or -1 to go on. */
static int read_option(settings *s, arguments *a, const char *option)
{
  unsigned long n;
  const char *value = NULL;
  if (option_is(option, "--help", "-h")) return print_help(&SELF);
  if (option_is(option, "--version", NULL)) {
    printf("newscorpus-train %s (model format %d)\n", ncorp_version(), NCI_MODEL_VERSION);
    return EXIT_DONE;
  }
  if (option_is(option, "--quiet", NULL)) s->options.quiet = true;
  else if (option_is(option, "--learning-curve", NULL)) s->learning_curve = true;
  else if (option_is(option, "--epochs", NULL)) {
    if (!arguments_number(a, option, 1, 1000, &n)) return EXIT_FAILED;
    s->options.epochs = (uint32_t)n;
  } else if (option_is(option, "--seed", NULL)) {
    if (!arguments_number(a, option, 0, UINT32_MAX, &n)) return EXIT_FAILED;
    s->options.seed = n;
  } else if (option_is(option, "--threads", NULL)) {
    if (!arguments_number(a, option, 0, 1024, &n)) return EXIT_FAILED;
    s->options.threads = (uint32_t)n;
  } else if (list_of(option) < LISTS) {
    if (!(value = arguments_value(a, option))) return EXIT_FAILED;
    int list = list_of(option);
    s->lists[list].at[s->lists[list].count++] = value;
  } else if (option_is(option, "--output", "-o")) {
    if (!(s->output = arguments_value(a, option))) return EXIT_FAILED;
  } else if (option_is(option, "--json", NULL)) {
    if (!(s->json = arguments_value(a, option))) return EXIT_FAILED;
  } else if (option_is(option, "--forms", NULL)) {
    if (!(s->options.forms = arguments_value(a, option))) return EXIT_FAILED;
  } else if (option_is(option, "--errors", NULL)) {
    if (!(s->options.errors = arguments_value(a, option))) return EXIT_FAILED;
  } else if (option_is(option, "--base", NULL)) {
    if (!(s->base = arguments_value(a, option))) return EXIT_FAILED;
  } else if (option_is(option, "--vectors", NULL)) {
    if (!(s->options.vectors = arguments_value(a, option))) return EXIT_FAILED;
  } else if (option_is(option, "--language", NULL)) {
    if (!(s->options.language = arguments_value(a, option))) return EXIT_FAILED;
  } else if (option_is(option, "--only", NULL)) {
    if (!(value = arguments_value(a, option))) return EXIT_FAILED;
    if (!find_part(value)) return usage_error(&SELF, "there is no part \"%s\"", value);
    s->only[s->only_count++] = value;
  } else if (option_is(option, "--ablate", NULL)) {
    if (!(value = arguments_value(a, option))) return EXIT_FAILED;
    if (!known_feature(value)) return usage_error(&SELF, "no part has a feature \"%s\"", value);
    s->options.ablations[s->options.ablation_count++] = value;
  } else if (option_is(option, "--fraction", NULL)) {
    if (!(value = arguments_value(a, option))) return EXIT_FAILED;
    if (!(s->options.fraction = share(value))) return usage_error(&SELF, "--fraction: \"%s\" is no share above 0 and up to 1", value);
  } else {
    return arguments_unknown(a, option);
  }
  return -1;
}

static int read_command_line(settings *s, int argc, char **argv, const char **room)
{
  arguments a;
  const char *option;
  int list = LISTS, status = -1;
  arguments_init(&a, &SELF, argc, argv, room);
  while (status < 0 && (option = arguments_next(&a))) {
    take_files(s, list, &a);
    list = list_of(option);
    status = read_option(s, &a, option);
  }
  take_files(s, list, &a);
  if (status >= 0) return status;
  if (a.wrong) return EXIT_FAILED;
  if (a.operand_count) return usage_error(&SELF, "\"%s\" stands behind no option that takes files", a.operands[0]);
  if (!s->lists[LIST_TRAIN].count && !s->lists[LIST_NAMES_TRAIN].count) return usage_error(&SELF, "nothing to learn from");
  if (!s->output && !s->learning_curve) return usage_error(&SELF, "no --output");
  return -1;
}

/* ---------------------------------------------------------------- training */

static bool read_list(treebank *t, tb_shared *shared, const settings *s, int list)
{
  treebank_init(t, shared);
  for (uint32_t i = 0; i < s->lists[list].count; i++)
    if (!treebank_read(t, s->lists[list].at[i])) return false;
  return true;
}

static void say_size(const settings *s, int list, const treebank *t)
{
  if (s->options.quiet || !t->sentences.count) return;
  fprintf(stderr, "%-13s %6u documents %8u sentences %9u words\n", LIST_OPTIONS[list] + 2, t->documents.count, t->sentences.count,
          treebank_word_count(t));
}

static bool read_data(const settings *s, trainer *t)
{
  treebank *const banks[LISTS] = { &t->train, &t->dev, &t->names_train, &t->names_dev };
  static const int order[LISTS] = { LIST_TRAIN, LIST_NAMES_TRAIN, LIST_DEV, LIST_NAMES_DEV };
  for (int i = 0; i < LISTS; i++) {
    int list = order[i];
    if (!read_list(banks[list], t->shared, s, list)) return false;
    if (list == LIST_TRAIN || list == LIST_NAMES_TRAIN) {
      treebank_cut(banks[list], t->options->fraction);
      for (int c = 0; c < TB_COLUMNS; c++) t->label_count[c] = (uint16_t)t->shared->labels[c].strings.count;
    }
    say_size(s, list, banks[list]);
  }
  return true;
}

static bool is_wanted(const settings *s, const train_part *part)
{
  for (uint32_t i = 0; i < s->only_count; i++)
    if (strcmp(s->only[i], part->name) == 0) return true;
  return !s->only_count;
}

static bool has_section(const model_writer *w, ncorp_str name)
{
  for (uint32_t i = 0; i < w->header.section_count; i++)
    if (nci_str_eq(nci_model_entry_name(&w->table[i]), name)) return true;
  return false;
}

/* An older model, whose parts stand where none are trained now. */
typedef struct base_model {
  uint8_t *bytes;
  nci_model_file file;
} base_model;

/* Its sections speak in ids of labels, which must be the same. */
static bool open_base(const char *path, const trainer *t, base_model *base)
{
  FILE *in = fopen(path, "rb");
  size_t room = NCI_MODEL_MAX_SIZE, size;
  base->bytes = in ? aligned_alloc(NCI_MODEL_ALIGNMENT, room) : NULL;
  if (!base->bytes) {
    if (in) fclose(in);
    return train_error("%s: cannot be read", path);
  }
  size = fread(base->bytes, 1, room, in);
  fclose(in);
  ncorp_error error = NCORP_ERROR_INIT;
  if (nci_model_file_open(&base->file, base->bytes, size, true, &error) < 0) return train_error("%s: %s", path, error.message);
  for (uint32_t i = 0; i < t->model.header.section_count; i++) {
    const nci_model_entry *own = &t->model.table[i], *other = &base->file.sections[i];
    if (i >= base->file.section_count || own->size != other->size || own->checksum != other->checksum)
      return train_error("%s: its labels (%.*s) are not those of the data", path, NCORP_STR_ARG(nci_model_entry_name(own)));
  }
  return true;
}

static void take_from_base(const base_model *base, const train_part *part, trainer *t)
{
  for (const char *const *name = part->sections; base->bytes && *name; name++) {
    nci_section section = nci_model_section(&base->file, *name);
    if (section.bytes && !has_section(&t->model, nci_cstr(*name))) model_writer_add(&t->model, *name, section.bytes, section.size);
  }
}

static bool train_parts(const settings *s, const base_model *base, trainer *t)
{
  for (const train_part *const *p = TRAIN_PARTS; *p; p++) {
    if (!is_wanted(s, *p) || ((*p)->needs_trees && !t->train.sentences.count) || ((*p)->needs_names && !t->names_train.sentences.count)) {
      take_from_base(base, *p, t);
      continue;
    }
    if (!(*p)->train(t)) return false;
    end_progress();
    if (t->arena->failed || t->model.sections.failed) return train_error("out of memory");
  }
  return true;
}

static const char *base_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash && slash[1] ? slash + 1 : path;
}

static void about_names(nci_buffer *b, const char *key, const char *const *names, uint32_t count)
{
  train_json_string(b, key);
  nci_buffer_lit(b, ": [");
  for (uint32_t i = 0; i < count; i++) {
    if (i) nci_buffer_lit(b, ", ");
    train_json_string(b, base_name(names[i]));
  }
  nci_buffer_lit(b, "]");
}

static void about_number(nci_buffer *b, const char *key, uint64_t n)
{
  train_json_string(b, key);
  nci_buffer_lit(b, ": ");
  nci_buffer_u64(b, n);
}

/* The section "about": everything the model depends on, and the scores; nothing of the machine or the time. */
static void add_about(const settings *s, const base_model *base, trainer *t)
{
  const train_options *o = t->options;
  const treebank *const banks[LISTS] = { &t->train, &t->dev, &t->names_train, &t->names_dev };
  char fraction[64];
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  nci_buffer_lit(&b, "{\"trainer\": ");
  train_json_string(&b, ncorp_version());
  nci_buffer_lit(&b, ", ");
  about_number(&b, "seed", o->seed);
  nci_buffer_lit(&b, ", ");
  about_number(&b, "epochs", o->epochs);
  nci_buffer_lit(&b, ", ");
  snprintf(fraction, sizeof fraction, "\"fraction\": %u.%06u", o->fraction / 1000000, o->fraction % 1000000);
  nci_buffer_cstr(&b, fraction);
  for (int list = 0; list < LISTS; list++) {
    if (!s->lists[list].count) continue;
    nci_buffer_lit(&b, ",\n ");
    train_json_string(&b, LIST_OPTIONS[list] + 2);
    nci_buffer_lit(&b, ": {");
    about_number(&b, "words", treebank_word_count(banks[list]));
    nci_buffer_lit(&b, ", ");
    about_names(&b, "files", s->lists[list].at, s->lists[list].count);
    nci_buffer_lit(&b, "}");
  }
  nci_buffer_lit(&b, ",\n ");
  about_names(&b, "forms", &o->forms, o->forms != NULL);
  nci_buffer_lit(&b, ", ");
  about_names(&b, "vectors", &o->vectors, o->vectors != NULL);
  nci_buffer_lit(&b, ", ");
  about_names(&b, "ablated", (const char *const *)o->ablations, o->ablation_count);
  nci_buffer_lit(&b, ",\n \"scores\": ");
  train_json_scores(&b, t->scores.at, t->scores.count, false);
  nci_section about = base->bytes ? nci_model_section(&base->file, "about") : (nci_section){ NULL, 0 };
  if (about.bytes) {
    nci_buffer_lit(&b, ",\n \"base\": ");
    nci_buffer_put(&b, about.bytes, about.size);
  }
  nci_buffer_lit(&b, "}\n");
  if (b.failed) t->model.sections.failed = true;
  model_writer_add(&t->model, "about", b.data, b.size);
  nci_buffer_done(&b);
}

/* One training from beginning to end: reads, learns, and writes when there is a name for the model. */
static bool run(settings *s, const train_options *options, const char *output)
{
  nci_arena arena;
  tb_shared shared;
  nci_arena_init(&arena, ncorp_allocator_default());
  tb_shared_init(&shared, &arena);
  trainer t = { .options = options, .arena = &arena, .shared = &shared };
  model_writer_init(&t.model, ncorp_allocator_default(), options->language);
  base_model base = { 0 };
  bool good = read_data(s, &t);
  if (good && output && options->errors && !(t.errors = fopen(options->errors, "w"))) good = train_error("%s: cannot be written", options->errors);
  if (good) {
    train_add_labels(&t, &t.model);
    good = (!s->base || open_base(s->base, &t, &base)) && train_parts(s, &base, &t);
  }
  if (good && output) {
    ncorp_error error = NCORP_ERROR_INIT;
    add_about(s, &base, &t);
    if (model_writer_save(&t.model, output, &error) < 0) good = train_error("%s: %s", output, error.message);
  }
  for (uint32_t i = 0; i < t.scores.count; i++) { /* which outlive this training */
    train_score score = t.scores.at[i];
    score.data = nci_arena_str(&s->kept, nci_cstr(score.data)).data;
    nci_vec_add(&s->kept, &s->scores, score);
  }
  free(base.bytes);
  if (t.errors && fclose(t.errors) != 0) good = train_error("%s: cannot be written", options->errors);
  model_writer_done(&t.model);
  nci_arena_done(&arena);
  return good;
}

static bool run_all(settings *s)
{
  static const uint32_t curve[] = { 125000, 250000, 500000 };
  for (size_t i = 0; s->learning_curve && i < sizeof curve / sizeof *curve; i++) {
    train_options part = s->options;
    part.fraction = (uint32_t)((uint64_t)part.fraction * curve[i] / 1000000);
    if (part.fraction && !run(s, &part, NULL)) return false;
  }
  return run(s, &s->options, s->output);
}

static bool write_json(const settings *s)
{
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  train_json_scores(&b, s->scores.at, s->scores.count, true);
  nci_buffer_char(&b, '\n');
  FILE *out = b.failed ? NULL : fopen(s->json, "wb");
  bool good = out && fwrite(b.data, 1, b.size, out) == b.size;
  if (out && fclose(out) != 0) good = false;
  nci_buffer_done(&b);
  return good || train_error("%s: cannot be written", s->json);
}

int main(int argc, char **argv)
{
  if (argc == 2 && strcmp(argv[1], "--man") == 0) {
    print_manual("newscorpus-train", SELF.summary, SELF.usage, SELF.help, MANUAL);
    return EXIT_DONE;
  }
  settings s = { .options = { .language = "en", .seed = 1, .fraction = 1000000 } };
  nci_arena_init(&s.kept, ncorp_allocator_default());
  size_t room = (size_t)argc + 1;
  const char **operands = nci_arena_alloc(&s.kept, room, sizeof *operands);
  s.only = nci_arena_alloc(&s.kept, room, sizeof *s.only);
  s.options.ablations = nci_arena_alloc(&s.kept, room, sizeof *s.options.ablations);
  for (int i = 0; i < LISTS; i++) s.lists[i].at = nci_arena_alloc(&s.kept, room, sizeof *s.lists[i].at);
  int status = s.kept.failed ? EXIT_FAILED : read_command_line(&s, argc - 1, argv + 1, operands);
  if (status < 0) {
    status = run_all(&s) && (!s.json || write_json(&s)) ? EXIT_DONE : EXIT_FAILED;
    end_progress();
    if (status == EXIT_DONE && s.scores.count) train_print_report(s.scores.at, s.scores.count);
  }
  nci_arena_done(&s.kept);
  return status;
}
