/* A loop over items shared by threads through one atomic counter. */
#ifdef __linux__
#define _GNU_SOURCE /* sched_getaffinity() */
#include <sched.h>
#endif

#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

enum { MAX_THREADS = 256, STACK_SIZE = 1024 * 1024 };

typedef struct shared {
  const nci_parallel *job;
  atomic_size_t next;      /* the first item that nobody has taken */
  atomic_size_t done;
  atomic_bool stopping;
  pthread_mutex_t lock;    /* for the two below */
  size_t failed_item;
  ncorp_status status;
} shared;

/* How many processors there are to run on, at least 1. Linux is asked for those that this process may use: without opening a
 * file, and as taskset or a container has it. */
static uint32_t processors(void)
{
  long n = 0;
#ifdef __linux__
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) n = CPU_COUNT(&allowed);
#endif
  if (n < 1) n = sysconf(_SC_NPROCESSORS_ONLN);
  return n < 1 ? 1 : n > MAX_THREADS ? MAX_THREADS : (uint32_t)n;
}

/* The failure of the lowest item is the one that is told, as it would be with one thread. */
static void fail(shared *s, size_t item, ncorp_status status)
{
  pthread_mutex_lock(&s->lock);
  if (s->status == NCORP_OK || item < s->failed_item) {
    s->status = status;
    s->failed_item = item;
  }
  pthread_mutex_unlock(&s->lock);
  atomic_store(&s->stopping, true);
}

/* What each thread does. report: it is the calling one. */
static void run(shared *s, bool report)
{
  const nci_parallel *job = s->job;
  size_t grain = job->grain ? job->grain : 1;
  void *state = NULL;
  ncorp_status status = job->start ? job->start(job->ctx, &state) : NCORP_OK;
  if (status < 0) {
    fail(s, 0, status);
    return;
  }
  while (!atomic_load_explicit(&s->stopping, memory_order_relaxed)) {
    size_t first = atomic_fetch_add(&s->next, grain);
    if (first >= job->count) break;
    size_t end = job->count - first < grain ? job->count : first + grain;
    status = job->work(job->ctx, state, first, end);
    if (status < 0) {
      fail(s, first, status);
      break;
    }
    size_t done = atomic_fetch_add(&s->done, end - first) + (end - first);
    if (report && job->progress && job->progress(job->progress_ctx, done, job->count)) {
      fail(s, first, NCORP_ERR_CANCELLED);
      break;
    }
  }
  if (job->stop && state) job->stop(job->ctx, state);
}

static void *thread_main(void *arg)
{
  run(arg, false);
  return NULL;
}

ncorp_status nci_parallel_run(const nci_parallel *job)
{
  shared s = { .job = job };
  atomic_init(&s.next, 0);
  atomic_init(&s.done, 0);
  atomic_init(&s.stopping, false);
  if (job->count == 0) return NCORP_OK;

  uint32_t threads = job->threads ? job->threads : processors();
  if (threads > MAX_THREADS) threads = MAX_THREADS;
  size_t grain = job->grain ? job->grain : 1;
  size_t most = (job->count - 1) / grain + 1;
  if (threads > most) threads = (uint32_t)most;
  if (pthread_mutex_init(&s.lock, NULL) != 0) return NCORP_ERR_NOMEM;

  pthread_t ids[MAX_THREADS];
  uint32_t started = 0;
  pthread_attr_t attr;
  if (threads > 1 && pthread_attr_init(&attr) == 0) {
    pthread_attr_setstacksize(&attr, STACK_SIZE);
    while (started + 1 < threads && pthread_create(&ids[started], &attr, thread_main, &s) == 0) started++;
    pthread_attr_destroy(&attr);
  }
  run(&s, true);
  while (started) pthread_join(ids[--started], NULL);
  pthread_mutex_destroy(&s.lock);
  if (s.status == NCORP_OK && job->progress) job->progress(job->progress_ctx, job->count, job->count);
  return s.status;
}
