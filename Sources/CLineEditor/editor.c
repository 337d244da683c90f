#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "CLineEditor.h"
#include "editor.h"
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

le_editor *le_of(EditLine *line) {
  void *data = NULL;
  el_get(line, EL_CLIENTDATA, &data);
  return data;
}

// MARK: Reading characters

// One byte, minding what signals raised meanwhile: libedit's own reader would lose the line to the first of them.
static int read_byte(le_editor *editor, unsigned char *byte) {
  for (;;) {
    // A terminal that a shell handed back may be in its own mode, and may have another size.
    if (le_guard_continued()) le_resume(editor);
    if (le_guard_resized()) le_redraw_resized(editor);
    int ready = le_guard_wait(editor->input, -1);
    if (ready < 0) return -1;
    if (ready == 0) continue;
    ssize_t got = read(editor->input, byte, 1);
    if (got >= 0) return (int)got;
    if (errno == EAGAIN) {
      // Another program left the terminal non-blocking.
      int flags = fcntl(editor->input, F_GETFL);
      if (flags >= 0 && (flags & O_NONBLOCK) && fcntl(editor->input, F_SETFL, flags & ~O_NONBLOCK) == 0) continue;
      return -1;
    }
    if (errno != EINTR) return -1;
  }
}

static int read_character(EditLine *line, wchar_t *character) {
  le_editor *editor = le_of(line);
  le_check_line(editor);
  char bytes[MB_LEN_MAX];
  size_t count = 0;
  for (;;) {
    unsigned char byte;
    int got = read_byte(editor, &byte);
    if (got != 1) {
      *character = L'\0';
      return got;
    }
    bytes[count++] = (char)byte;
    for (;;) {
      mbstate_t state;
      memset(&state, 0, sizeof state);
      size_t used = mbrtowc(character, bytes, count, &state);
      // A NUL is also what disabled terminal keys are bound to, one of which would quote the next key.
      if (used == 0) {
        count = 0;
        break;
      }
      if (used != (size_t)-1 && used != (size_t)-2) return 1;
      if (used == (size_t)-2 && count < sizeof bytes) break;
      // What cannot start or go on a character is dropped; the byte that showed it may start the next one.
      if (count == 1) {
        count = 0;
        break;
      }
      bytes[0] = (char)byte;
      count = 1;
    }
  }
}

// MARK: Keys

static void bind_key(EditLine *line, const char *key, const char *command) {
  el_set(line, EL_BIND, key, command, NULL);
}

static void bind_command_mode(EditLine *line, const char *key, const char *command) {
  el_set(line, EL_BIND, "-a", key, command, NULL);
}

static const char *const general[][2] = {
    {"^R", "search-history"},
    {"^S", "search-history"},
    {"^W", "ed-delete-prev-word"},
    {"^U", "vi-kill-line-prev"},
    {"\\e[3~", "ed-delete-next-char"},
    {"\\e[1~", "ed-move-to-beg"},
    {"\\e[7~", "ed-move-to-beg"},
    {"\\e[H", "ed-move-to-beg"},
    {"\\eOH", "ed-move-to-beg"},
    {"\\e[4~", "ed-move-to-end"},
    {"\\e[8~", "ed-move-to-end"},
    {"\\e[F", "ed-move-to-end"},
    {"\\eOF", "ed-move-to-end"},
    {"\\e[1;5D", "ed-prev-word"},
    {"\\e[1;5C", "em-next-word"},
    {"\\e[A", "ed-search-prev-history"},
    {"\\e[B", "ed-search-next-history"},
    {"\\eOA", "ed-search-prev-history"},
    {"\\eOB", "ed-search-next-history"},
};

static unsigned char complete_key(EditLine *line, int key) {
  (void)key;
  le_editor *editor = le_of(line);
  editor->drawn = false;
  if (editor->complete != NULL) editor->complete(editor->context);
  return editor->drawn ? CC_NORM : CC_REFRESH;
}

static unsigned char interrupt_key(EditLine *line, int key) {
  (void)key;
  le_editor *editor = le_of(line);
  editor->interrupted = true;
  const LineInfoW *info = el_wline(line);
  el_cursor(line, (int)(info->lastchar - info->cursor));
  el_insertstr(line, "^C");
  el_push(line, "\r");
  return CC_REFRESH;
}

static unsigned char suspend_key(EditLine *line, int key) {
  (void)key;
  le_suspend(le_of(line));
  return CC_NORM;
}

static unsigned char paste_key(EditLine *line, int key) {
  (void)key;
  return le_paste(le_of(line)) ? CC_REFRESH : CC_REFRESH_BEEP;
}

// MARK: Opening and closing

static char *draw_prompt(EditLine *line) {
  static char none[] = "";
  le_editor *editor = le_of(line);
  return editor->prompt != NULL ? editor->prompt : none;
}

static FILE *stream(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (file == NULL) close(copy);
  return file;
}

static bool has(EditLine *line, const char *name) {
  char capability[3] = {name[0], name[1], 0};
  char *value = NULL;
  return el_get(line, EL_GETTC, capability, &value) == 0 && value != NULL && *value != '\0';
}

le_editor *le_open(const char *name, int input, int output, int history_size, le_complete complete, void *context) {
  le_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->input = input;
  editor->output = output;
  editor->complete = complete;
  editor->context = context;
  editor->in = stream(input, "r");
  editor->out = stream(output, "w");
  if (editor->in == NULL || editor->out == NULL || tcgetattr(input, &editor->normal) != 0) {
    le_close(editor);
    return NULL;
  }
  EditLine *line = el_init(name, editor->in, editor->out, editor->out);
  editor->line = line;
  editor->history = history_init();
  if (line == NULL || editor->history == NULL) {
    le_close(editor);
    return NULL;
  }
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, history_size);
  el_set(line, EL_CLIENTDATA, editor);
  el_set(line, EL_EDITOR, "emacs");
  el_set(line, EL_SIGNAL, 0);
  el_set(line, EL_PROMPT_ESC, draw_prompt, '\1');
  el_set(line, EL_HIST, history, editor->history);
  el_set(line, EL_GETCFN, read_character);
  el_set(line, EL_ADDFN, "complete-word", "Complete the word", complete_key);
  el_set(line, EL_ADDFN, "interrupt-line", "Give the line up", interrupt_key);
  el_set(line, EL_ADDFN, "suspend-program", "Suspend the program", suspend_key);
  el_set(line, EL_ADDFN, "search-history", "Search the history", le_search);
  el_set(line, EL_ADDFN, "insert-paste", "Insert pasted text", paste_key);
  for (size_t index = 0; index < sizeof general / sizeof general[0]; index++)
    bind_key(line, general[index][0], general[index][1]);

  el_source(line, NULL);
  int editing = 0;
  el_get(line, EL_EDITMODE, &editing);
  const char *mode = NULL;
  editor->vi = el_get(line, EL_EDITOR, &mode) == 0 && mode != NULL && strcmp(mode, "vi") == 0;
  editor->capable = has(line, "ce") && has(line, "up");
  if (!editing) {
    le_close(editor);
    return NULL;
  }

  bind_key(line, "^C", "interrupt-line");
  bind_key(line, "^Z", "suspend-program");
  bind_key(line, "^I", "complete-word");
  if (editor->vi) {
    // No key that starts with Escape: it would keep Escape from leaving insert mode.
    bind_key(line, "^R", "search-history");
    bind_command_mode(line, "^C", "interrupt-line");
    bind_command_mode(line, "^Z", "suspend-program");
  } else {
    bind_key(line, "\\e[200~", "insert-paste");
  }
  el_set(line, EL_SETTY, "-d", "-isig", NULL);
  el_set(line, EL_SETTY, "-d", "-ixon", NULL);
  return editor;
}

void le_close(le_editor *editor) {
  if (editor == NULL) return;
  if (editor->line != NULL) {
    el_set(editor->line, EL_PREP_TERM, 0);
    tcsetattr(editor->input, TCSADRAIN, &editor->normal);
    // With editing off, el_end leaves the terminal alone; otherwise it would throw away what was typed ahead.
    el_set(editor->line, EL_EDITMODE, 0);
    el_end(editor->line);
  }
  if (editor->history != NULL) history_end(editor->history);
  if (editor->in != NULL) fclose(editor->in);
  if (editor->out != NULL) fclose(editor->out);
  free(editor->prompt);
  free(editor->paste_break);
  free(editor);
}

bool le_is_capable(const le_editor *editor) { return editor->capable; }

bool le_is_vi(const le_editor *editor) { return editor->vi; }

void le_set_paste_break(le_editor *editor, const char *text) {
  char *copy = strdup(text);
  if (copy == NULL) return;
  free(editor->paste_break);
  editor->paste_break = copy;
}

void le_remember(le_editor *editor, const char *line) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, line);
}

// MARK: A line

int le_read_line(le_editor *editor, const char *prompt, const char **line, int *error) {
  *line = "";
  *error = 0;
  char *copy = strdup(prompt);
  if (copy == NULL) {
    *error = ENOMEM;
    return LE_FAILED;
  }
  free(editor->prompt);
  editor->prompt = copy;
  editor->interrupted = false;
  fflush(stdout);

  bool paste = editor->capable && !editor->vi;
  le_guard_begin(editor->input, editor->output, &editor->normal, paste);
  le_paste_mode(editor, true);
  int count = 0;
  errno = 0;
  const char *text = el_gets(editor->line, &count);
  int failure = errno;
  le_paste_mode(editor, false);
  le_guard_end();

  if (text != NULL) {
    *line = text;
    return editor->interrupted ? LE_INTERRUPTED : LE_LINE;
  }
  if (count == -1 && failure != 0) {
    *error = failure;
    return LE_FAILED;
  }
  // The end shows as ^D with the cursor behind it.
  fputc('\n', editor->out);
  fflush(editor->out);
  return LE_END;
}

char *le_line(le_editor *editor, size_t *cursor) {
  const LineInfo *info = el_line(editor->line);
  size_t length = (size_t)(info->lastchar - info->buffer);
  char *copy = malloc(length + 1);
  if (copy == NULL) return NULL;
  memcpy(copy, info->buffer, length);
  copy[length] = '\0';
  *cursor = (size_t)(info->cursor - info->buffer);
  return copy;
}

void le_replace(le_editor *editor, int characters, const char *text) {
  el_deletestr(editor->line, characters);
  el_insertstr(editor->line, text);
}

void le_bell(le_editor *editor) { el_beep(editor->line); }
