/* Dictionaries as users have them: from a folder or from memory, with the mistakes that were found. */
#include "api/dictionary.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "api/file.h"
#include "api/rule_files.h"
#include "base/refcount.h"
#include "base/str.h"
#include "text/utf8.h"

_Static_assert((int)NCI_MISTAKE_COMMENT == NCI_D_DICTIONARY_COMMENT && (int)NCI_MISTAKE_OPTION == NCI_D_DICTIONARY_OPTION, "one number for each mistake");

struct ncorp_dictionary {
  nci_refcount refs;
  ncorp_allocator allocator;
  nci_arena arena; /* of the mistakes */
  nci_mistakes mistakes;
  nci_cameo_dictionary *compiled;
  size_t file_count;
};

/* Files on their way to being compiled. */
typedef struct loading {
  ncorp_dictionary *d;
  nci_arena arena;
  nci_rule_files files;
  NCI_VEC(nci_cameo_file) read;
  ncorp_str folder; /* or absent */
  int fd;           /* of the folder, or -1 */
} loading;

static const char CONFIGURATION[] = "PETR_config.ini";

static void report(void *ctx, nci_cameo_mistake mistake, const nci_cameo_place *place, const char *reason)
{
  const nci_sink sink = nci_mistakes_sink(ctx);
  const nci_where where = { .source = place->file, .offset = place->offset, .line = place->line, .column = place->column };
  nci_report(&sink, false, NULL, (nci_diagnostic)mistake, &where, "%s", reason);
}

static bool has(ncorp_str name, const char *word)
{
  size_t size = strlen(word);
  for (size_t i = 0; i + size <= name.size; i++)
    if (nci_str_is_nocase(nci_str(name.data + i, size), word)) return true;
  return false;
}

/* What a file is, by its name; false: no dictionary. */
static bool kind_of(ncorp_str name, nci_cameo_kind *kind)
{
  static const struct { const char *word; nci_cameo_kind kind; } words[] = {
    { "actor", NCI_CAMEO_ACTORS }, { "agent", NCI_CAMEO_AGENTS }, { "discard", NCI_CAMEO_DISCARDS }, { "issue", NCI_CAMEO_ISSUES }, { "verb", NCI_CAMEO_VERBS },
    { "cameo", NCI_CAMEO_VERBS }, /* PETRARCH2's "CAMEO.2.0.txt" */
  };
  static const char *const endings[] = { "txt", "verbs", "actors", "agents", "discards", "issues" };
  bool ends = false;
  size_t dot = name.size;
  while (dot && name.data[dot - 1] != '.') dot--;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) ends = ends || (dot && nci_str_is_nocase(nci_str(name.data + dot, name.size - dot), endings[i]));
  for (size_t i = 0; ends && i < sizeof words / sizeof *words; i++)
    if (has(name, words[i].word)) {
      *kind = words[i].kind;
      return true;
    }
  return false;
}

/* A file's bytes as text: valid UTF-8; a file that is not is read as Windows-1252. */
static void add_text(loading *l, nci_cameo_kind kind, ncorp_str name, ncorp_str bytes)
{
  size_t valid = nci_utf8_valid(bytes);
  ncorp_str text = bytes;
  if (valid < bytes.size) {
    const nci_sink sink = nci_mistakes_sink(&l->d->mistakes);
    uint64_t line = 1, column = 1;
    for (size_t i = 0; i < valid; i++) column = bytes.data[i] == '\n' ? 1 : column + 1, line += bytes.data[i] == '\n';
    const nci_where where = { .source = name, .offset = valid, .line = line, .column = column };
    nci_report(&sink, false, NULL, NCI_D_DICTIONARY_UTF8, &where, "not UTF-8; the file is read as Windows-1252");
    nci_buffer decoded;
    nci_buffer_init(&decoded, &l->d->allocator);
    nci_cp1252_decode(&decoded, bytes);
    if (decoded.failed) l->arena.failed = true;
    else text = nci_arena_bytes(&l->arena, decoded.data, decoded.size);
    nci_buffer_done(&decoded);
  }
  nci_cameo_file file = { kind, name, text };
  nci_vec_add(&l->arena, &l->read, file);
}

/* Reads a file of the folder. *missing is set, and nothing said, when there is none of the name. */
static ncorp_status open_file(loading *l, nci_cameo_kind kind, ncorp_str name, bool *missing)
{
  ncorp_str copy = nci_arena_str(&l->arena, name), text; /* with the NUL */
  ncorp_str shown = nci_rule_files_shown(&l->files, l->folder, name);
  *missing = false;
  if (l->arena.failed) return nci_fail_nomem(l->files.error);
  int fd = nci_open_at(l->fd, copy.data);
  if (fd < 0) {
    *missing = errno == ENOENT;
    return *missing ? NCORP_OK : nci_rule_files_unopened(&l->files, shown);
  }
  ncorp_status status = nci_rule_files_read(&l->files, shown, fd, &text);
  close(fd);
  if (status == NCORP_OK) add_text(l, kind, shown, text);
  return status;
}

/* A line "actorfile_list = a.txt, b.txt" of the configuration. */
static ncorp_status read_named(loading *l, ncorp_str names, nci_cameo_kind kind, ncorp_str shown, uint64_t line, const char *start)
{
  while (names.size) {
    ncorp_str name = nci_str_trim(nci_str_part(&names, ','));
    if (!name.size) continue;
    bool inside = !memchr(name.data, '/', name.size) && name.data[0] != '.', missing = true;
    ncorp_status status = inside ? open_file(l, kind, name, &missing) : NCORP_OK;
    if (status < 0) return status;
    const nci_sink sink = nci_mistakes_sink(&l->d->mistakes);
    const nci_where where = { .source = shown, .line = line, .column = (uint64_t)(name.data - start) + 1 };
    if (missing) nci_report(&sink, false, NULL, NCI_D_DICTIONARY_MISSING, &where, "the folder has no file \"%.*s\"", (int)(name.size < 100 ? name.size : 100), name.data);
  }
  return NCORP_OK;
}

static ncorp_status read_configuration(loading *l)
{
  static const struct { const char *name; nci_cameo_kind kind; } keys[] = {
    { "verbfile_name", NCI_CAMEO_VERBS }, { "actorfile_list", NCI_CAMEO_ACTORS }, { "agentfile_name", NCI_CAMEO_AGENTS },
    { "discardfile_name", NCI_CAMEO_DISCARDS }, { "issuefile_name", NCI_CAMEO_ISSUES },
  };
  const nci_cameo_file file = l->read.at[0];
  uint64_t line = 0;
  for (ncorp_str rest = file.text; rest.size;) {
    ncorp_str value = nci_str_part(&rest, '\n');
    const char *start = value.data;
    line++;
    if (nci_str_trim(value).size == 0 || nci_str_trim(value).data[0] == '#') continue;
    ncorp_str key = nci_str_trim(nci_str_part(&value, '='));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
      ncorp_status status = nci_str_is_nocase(key, keys[i].name) ? read_named(l, value, keys[i].kind, file.name, line, start) : NCORP_OK;
      if (status < 0) return status;
    }
  }
  return NCORP_OK;
}

static bool is_dictionary(ncorp_str name)
{
  nci_cameo_kind kind;
  return kind_of(name, &kind);
}

/* Reads every file of the folder that is a dictionary by its name. */
static ncorp_status read_folder(loading *l)
{
  const ncorp_str *names;
  uint32_t count;
  ncorp_status status = nci_rule_files_list(&l->files, l->folder, l->fd, is_dictionary, &names, &count);
  for (uint32_t i = 0; status == NCORP_OK && i < count; i++) {
    nci_cameo_kind kind = NCI_CAMEO_ACTORS;
    bool missing;
    kind_of(names[i], &kind);
    status = open_file(l, kind, names[i], &missing);
  }
  return status;
}

static ncorp_status load_folder(loading *l)
{
  bool missing;
  do l->fd = open(l->folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (l->fd < 0 && errno == EINTR);
  if (l->fd < 0) return nci_rule_files_unopened(&l->files, l->folder);
  ncorp_status status = open_file(l, NCI_CAMEO_OPTIONS, nci_cstr(CONFIGURATION), &missing);
  if (status == NCORP_OK) status = missing ? read_folder(l) : read_configuration(l);
  close(l->fd);
  return status;
}

static ncorp_status load_memory(loading *l, const ncorp_rule_file *files, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    ncorp_str name = nci_cstr(files[i].name ? files[i].name : "");
    nci_cameo_kind kind = NCI_CAMEO_OPTIONS;
    if (!nci_str_is_nocase(name, CONFIGURATION) && !kind_of(name, &kind)) continue;
    ncorp_status status = nci_rule_files_count(&l->files, name, files[i].size);
    if (status < 0) return status;
    if (files[i].data || !files[i].size) add_text(l, kind, name, nci_str(files[i].data, files[i].size));
  }
  return NCORP_OK;
}

static ncorp_status compile(loading *l)
{
  ncorp_dictionary *d = l->d;
  for (uint32_t i = 0; i < l->read.count; i++) d->file_count += l->read.at[i].kind != NCI_CAMEO_OPTIONS;
  if (l->arena.failed) return nci_fail_nomem(l->files.error);
  if (!d->file_count)
    return nci_rule_files_refuse(&l->files, NCI_D_DICTIONARY_EMPTY, l->folder.data ? l->folder : NCI_STR("memory"),
                  l->read.count ? "PETR_config.ini names no file that is in the folder" : "no file is a dictionary by its name");
  d->compiled = nci_cameo_dictionary_new(&d->allocator, l->read.at, l->read.count, report, &d->mistakes);
  return d->compiled && !d->arena.failed ? NCORP_OK : nci_fail_nomem(l->files.error);
}

static ncorp_status make(const char *folder, const ncorp_rule_file *files, size_t count, const ncorp_allocator *allocator,
                         ncorp_dictionary **out, ncorp_error *error)
{
  if (!allocator) allocator = ncorp_allocator_default();
  ncorp_dictionary *d = nci_calloc(allocator, 1, sizeof *d);
  if (!d) return nci_fail_nomem(error);
  nci_ref_init(&d->refs);
  d->allocator = *allocator;
  nci_arena_init(&d->arena, &d->allocator);
  d->mistakes.arena = &d->arena;
  loading l = { .d = d, .folder = nci_cstr(folder), .fd = -1 };
  nci_arena_init(&l.arena, &d->allocator);
  l.files = (nci_rule_files){ .arena = &l.arena, .error = error, .limit = NCORP_DICTIONARY_MAX_SIZE, .unopened = NCI_D_DICTIONARY_OPEN,
                              .oversize = NCI_D_DICTIONARY_SIZE, .oversize_reason = "the dictionaries are too large" };
  ncorp_status status = folder ? load_folder(&l) : load_memory(&l, files, count);
  if (status == NCORP_OK) status = compile(&l);
  nci_arena_done(&l.arena);
  if (status == NCORP_OK) *out = d;
  else ncorp_dictionary_unref(d);
  return status;
}

ncorp_status ncorp_dictionary_open(const char *folder, const ncorp_allocator *allocator, ncorp_dictionary **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!folder || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "folder and out have to be given");
  return make(folder, NULL, 0, allocator, out, error);
}

ncorp_status ncorp_dictionary_read(const ncorp_rule_file *files, size_t count, const ncorp_allocator *allocator,
                                   ncorp_dictionary **out, ncorp_error *error)
{
  nci_error_clear(error);
  if (out) *out = NULL;
  if (!files || !out) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "files and out have to be given");
  return make(NULL, files, count, allocator, out, error);
}

ncorp_dictionary *ncorp_dictionary_ref(ncorp_dictionary *dictionary)
{
  if (dictionary) nci_ref(&dictionary->refs);
  return dictionary;
}

void ncorp_dictionary_unref(ncorp_dictionary *dictionary)
{
  if (!dictionary || !nci_unref(&dictionary->refs)) return;
  ncorp_allocator allocator = dictionary->allocator;
  nci_cameo_dictionary_free(dictionary->compiled);
  nci_arena_done(&dictionary->arena);
  nci_free(&allocator, dictionary, 1, sizeof *dictionary);
}

ncorp_dictionary_counts ncorp_dictionary_count(const ncorp_dictionary *dictionary)
{
  if (!dictionary) return (ncorp_dictionary_counts){ 0 };
  const nci_cameo_dictionary *d = dictionary->compiled;
  uint32_t words = d->words.strings.count;
  return (ncorp_dictionary_counts){
    .files = dictionary->file_count, .actors = d->actors.at[words], .agents = d->agents.at[words], .verbs = d->forms.at[words],
    .patterns = d->patterns.count, .discards = d->discards.at[words], .issues = d->issues.at[words],
  };
}

size_t ncorp_dictionary_diagnostic_count(const ncorp_dictionary *dictionary) { return dictionary ? dictionary->mistakes.list.count : 0; }

const ncorp_diagnostic *ncorp_dictionary_diagnostic(const ncorp_dictionary *dictionary, size_t index)
{
  return dictionary && index < dictionary->mistakes.list.count ? &dictionary->mistakes.list.at[index] : NULL;
}

const nci_cameo_dictionary *nci_dictionary_compiled(const ncorp_dictionary *dictionary) { return dictionary ? dictionary->compiled : NULL; }
