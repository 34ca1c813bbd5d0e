/* The user's rules, patterns and dictionaries, come from files: what reading them has in common, and the mistakes found in them. */
#ifndef NCI_API_RULE_FILES_H
#define NCI_API_RULE_FILES_H

#include "base/vec.h"
#include "format/diagnostics.h"

/* Mistakes that are kept, with their texts; those beyond 10,000 are not. */
typedef struct nci_mistakes {
  nci_arena *arena;
  NCI_VEC(ncorp_diagnostic) list;
} nci_mistakes;

/* A sink that keeps what is reported to it. */
nci_sink nci_mistakes_sink(nci_mistakes *mistakes);

/* Files on their way into memory. */
typedef struct nci_rule_files {
  nci_arena *arena; /* of names and texts */
  ncorp_error *error;
  size_t limit, total;               /* bytes of all files */
  nci_diagnostic unopened, oversize; /* how a file that cannot be read, and one too many bytes, is reported */
  const char *oversize_reason;
} nci_rule_files;

/* Says why there are no rules. Returns: the status that goes with the number. */
ncorp_status nci_rule_files_refuse(const nci_rule_files *files, nci_diagnostic number, ncorp_str source, const char *reason);

/* Says that something cannot be opened or read, by errno. */
ncorp_status nci_rule_files_unopened(const nci_rule_files *files, ncorp_str source);

/* Counts bytes that are in memory already. */
ncorp_status nci_rule_files_count(nci_rule_files *files, ncorp_str name, size_t size);

/* Reads a file that is open; `shown` names it. */
ncorp_status nci_rule_files_read(nci_rule_files *files, ncorp_str shown, int fd, ncorp_str *text);

/* Lists the files of a folder whose names are wanted, in the order of names; names that begin with "." never are. */
ncorp_status nci_rule_files_list(const nci_rule_files *files, ncorp_str folder, int fd, bool (*wanted)(ncorp_str name), const ncorp_str **names, uint32_t *count);

/* A file's name behind its folder's. */
ncorp_str nci_rule_files_shown(const nci_rule_files *files, ncorp_str folder, ncorp_str name);

#endif
