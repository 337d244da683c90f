// Where prompt and line stand on the screen. libedit knows but doesn't tell, and its own way to draw below a line
// loses rows once the line wraps.
#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "editor.h"
#include "signals.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

struct place {
  int row, column, columns;
};

static void step(struct place *place, int width) {
  if (place->column + width > place->columns) {
    place->row++;
    place->column = 0;
  }
  place->column += width;
  if (place->column >= place->columns) {
    place->row++;
    place->column = 0;
  }
}

// The same choices as libedit makes when it draws a character.
static void draw(struct place *place, wchar_t character) {
  if (character == L'\t') {
    do step(place, 1);
    while (place->column % 8 != 0);
  } else if (character == L'\n') {
    place->row++;
    place->column = 0;
  } else if (character < 0x100 && iswcntrl((wint_t)character)) {
    step(place, 1);
    step(place, 1);
  } else if (iswprint((wint_t)character)) {
    int width = wcwidth(character);
    if (width > 0) step(place, width);
  } else {
    for (int count = character > 0xffff ? 8 : 7; count > 0; count--) step(place, 1);
  }
}

static void draw_prompt(struct place *place, const char *prompt) {
  mbstate_t state;
  memset(&state, 0, sizeof state);
  bool literal = false;
  while (prompt != NULL && *prompt != '\0') {
    wchar_t character;
    size_t used = mbrtowc(&character, prompt, MB_CUR_MAX, &state);
    if (used == 0 || used == (size_t)-1 || used == (size_t)-2) break;
    prompt += used;
    if (character == L'\1')
      literal = !literal;
    else if (!literal)
      draw(place, character);
  }
}

/// The rows of the cursor and of the end, counted from the prompt's first.
static void rows(le_editor *editor, int columns, int *cursor, int *last) {
  struct place place = {0, 0, columns < 2 ? 80 : columns};
  draw_prompt(&place, editor->prompt);
  const LineInfoW *info = el_wline(editor->line);
  *cursor = place.row;
  for (const wchar_t *next = info->buffer; next < info->lastchar; next++) {
    draw(&place, *next);
    if (next + 1 == info->cursor) *cursor = place.row;
  }
  *last = place.row;
}

static int at_most(int value, int limit) { return value < limit ? value : limit; }

void le_print_below(le_editor *editor, const char *text) {
  int columns = 80, height = 24, cursor = 0, last = 0;
  le_window_size(editor->input, &columns, &height);
  if (height < 1) height = 24;
  rows(editor, columns, &cursor, &last);
  for (int row = at_most(cursor, height - 1); row < at_most(last, height - 1); row++) fputc('\n', editor->out);
  fputs("\r\n", editor->out);
  fputs(text, editor->out);
}

void le_redraw(le_editor *editor) {
  fputc('\r', editor->out);
  el_set(editor->line, EL_REFRESH);
  editor->drawn = true;
}

void le_show_below(le_editor *editor, const char *text) {
  le_print_below(editor, text);
  le_redraw(editor);
}

void le_erase(le_editor *editor) {
  int columns = 80, height = 24, cursor = 0, last = 0;
  le_window_size(editor->input, &columns, &height);
  if (height < 1) height = 24;
  rows(editor, columns, &cursor, &last);
  if (!editor->capable) {
    fputs("\r\n", editor->out);
  } else if (last >= height) {
    // The line has the whole screen.
    fputs("\033[H\033[J", editor->out);
  } else {
    if (cursor > 0) fprintf(editor->out, "\033[%dA", cursor);
    fputs("\r\033[J", editor->out);
  }
}

void le_redraw_resized(le_editor *editor) {
  // Terminals wrap a long line anew when their width changes, so the cursor is where the new width puts it.
  le_erase(editor);
  el_resize(editor->line);
  le_redraw(editor);
}

static bool is_simple(const wchar_t *text, const wchar_t *end) {
  for (; text < end; text++)
    if (!iswprint((wint_t)*text) || wcwidth(*text) != 1) return false;
  return true;
}

void le_check_line(le_editor *editor) {
  const LineInfoW *info = el_wline(editor->line);
  // vi's commands can leave the cursor before the line's start or behind its end.
  if (info->cursor < info->buffer) el_cursor(editor->line, (int)(info->buffer - info->cursor));
  if (info->cursor > info->lastchar) el_cursor(editor->line, (int)(info->lastchar - info->cursor));
  size_t length = (size_t)(info->lastchar - info->buffer);
  size_t cursor = (size_t)(info->cursor - info->buffer);
  bool typed = length == editor->latest_length + 1 && cursor == length &&
               editor->latest_cursor == editor->latest_length;
  editor->latest_length = length;
  editor->latest_cursor = cursor;
  if (typed)
    editor->is_simple = editor->is_simple && is_simple(info->lastchar - 1, info->lastchar);
  else
    editor->is_simple = is_simple(info->buffer, info->lastchar);

  // Where a line has more rows than the screen, or characters that aren't one column wide, libedit's motions and its
  // drawing come to different rows, and typing on it then writes outside of its buffers. Drawing all of it anew brings
  // the two together. Typing at the end of a simple line keeps them so.
  if (typed && editor->is_simple) return;
  int columns = 80, height = 24, row = 0, last = 0;
  le_window_size(editor->input, &columns, &height);
  if (height < 1) height = 24;
  size_t width = length + strlen(editor->prompt) + 1;
  if (editor->is_simple && width < (size_t)columns * (size_t)(height - 1)) return;
  rows(editor, columns, &row, &last);
  if (last < (editor->is_simple ? height - 1 : 1)) return;
  le_erase(editor);
  le_redraw(editor);
}

void le_paste_mode(le_editor *editor, bool on) {
  if (!editor->capable || editor->vi) return;
  fputs(on ? "\033[?2004h" : "\033[?2004l", editor->out);
  fflush(editor->out);
}

static void take_back(le_editor *editor) {
  el_set(editor->line, EL_PREP_TERM, 1);
  le_paste_mode(editor, true);
  el_resize(editor->line);
  le_guard_resized();
  le_redraw(editor);
}

void le_suspend(le_editor *editor) {
  le_print_below(editor, "");
  le_paste_mode(editor, false);
  fflush(editor->out);
  el_set(editor->line, EL_PREP_TERM, 0);
  le_guard_continued();
  kill(0, SIGTSTP);
  // With several threads the stop may come a moment after kill returns; and it never comes where no shell could
  // continue the program.
  le_guard_wait(-1, 200);
  le_guard_continued();
  take_back(editor);
}

void le_resume(le_editor *editor) {
  el_set(editor->line, EL_PREP_TERM, 0);
  take_back(editor);
}
