/* The whole way, from a folder to a report, in a thread with a stack of 32 KiB: nothing recurses and no frame is large, so
 * that the library runs wherever a host keeps its threads small. usage: small_stack CORPUS_FOLDER SCRATCH_FOLDER */
#include <pthread.h>
#include <stdio.h>
#include <newscorpus/newscorpus.h>

enum { STACK = 32 * 1024 };

typedef struct job {
  const char *folder;
  char path[1024];
  size_t events;
  ncorp_status status;
} job;

static void *run(void *arg)
{
  job *j = arg;
  ncorp_corpus *text = NULL, *annotated = NULL, *linked = NULL, *back = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_text *page = NULL;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  running.threads = 1;
  ncorp_status s = ncorp_read(j->folder, NULL, &text, NULL);
  if (s == NCORP_OK) s = ncorp_analyzer_new(NULL, &analyzer, NULL);
  if (s == NCORP_OK) s = ncorp_analyzer_run(analyzer, text, &running, &annotated, NULL);
  if (s == NCORP_OK) s = ncorp_link(annotated, NULL, &linked, NULL);
  if (s == NCORP_OK) s = ncorp_write(linked, j->path, NULL, NULL);
  if (s == NCORP_OK) s = ncorp_read(j->path, NULL, &back, NULL);
  if (s == NCORP_OK) s = ncorp_report_html(back, "small", &page, NULL);
  j->events = ncorp_corpus_event_count(back);
  j->status = s;
  ncorp_text_unref(page);
  ncorp_corpus_unref(back);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(annotated);
  ncorp_corpus_unref(text);
  ncorp_analyzer_unref(analyzer);
  return NULL;
}

int main(int argc, char **argv)
{
  pthread_t thread;
  pthread_attr_t attributes;
  if (argc != 3) return 2;
  job j = { .folder = argv[1] };
  snprintf(j.path, sizeof j.path, "%s/small.ncf.gz", argv[2]);
  if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstacksize(&attributes, STACK) != 0 ||
      pthread_create(&thread, &attributes, run, &j) != 0)
    return 2;
  pthread_join(thread, NULL);
  pthread_attr_destroy(&attributes);
  printf("%s, %zu events on a stack of %d KiB\n", ncorp_status_name(j.status), j.events, STACK / 1024);
  return j.status != NCORP_OK || !j.events;
}
