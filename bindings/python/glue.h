/* glue.h - what the generated Python wrapper calls: values out, progress in, errors raised.
 */
#ifndef NCB_PYTHON_GLUE_H
#define NCB_PYTHON_GLUE_H

#include <Python.h>
#include "calls.h"
#include "sink.h"

/* Open records and lists are kept on a small stack and put into what holds them when they are closed. */
struct ncb_sink {
  PyObject *result;
  int failed; /* a Python error is set */
  int depth;
  struct {
    PyObject *value; /* a dict or a tuple */
    const char *key;
    Py_ssize_t next; /* of a tuple */
  } open[NCB_SINK_DEPTH];
};

void ncb_sink_init(ncb_sink *sink);

/* Gives the result as a new reference, or NULL with an exception set. */
PyObject *ncb_sink_take(ncb_sink *sink);

/* Drops whatever the sink still owns. */
void ncb_sink_clear(ncb_sink *sink);

struct ncb_call {
  PyObject *progress;    /* borrowed: None or a callable (done, total) whose true result cancels */
  PyThreadState *thread; /* while the lock is given up */
};

/* Capsules of Arrow's PyCapsule interface, which take over what they are given and release it if nobody else does. */
PyObject *ncb_stream_capsule(struct ArrowArrayStream *stream);
PyObject *ncb_schema_capsule(struct ArrowSchema *schema);

void ncb_put_token_strings(ncb_sink *sink, const ncorp_article *article);

/* Raises the exception of a status, unless one is set already, as by an interrupt that cancelled the call. */
void ncb_raise(ncorp_status status, const ncorp_error *error);

/* Views of arguments, valid as long as the argument. They answer 0 with an exception set. */
int ncb_str_from(PyObject *object, ncorp_str *out, Py_buffer *buffer);
int ncb_path_from(PyObject *object, const char **out);

#endif
