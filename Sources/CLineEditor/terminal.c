#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "CLineEditor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

bool le_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

bool le_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

bool le_set_window_size(int descriptor, int columns, int rows) {
  struct winsize size = {0};
  size.ws_col = (unsigned short)columns;
  size.ws_row = (unsigned short)rows;
  return ioctl(descriptor, TIOCSWINSZ, &size) == 0;
}

bool le_is_cooked(int descriptor) {
  struct termios mode;
  return tcgetattr(descriptor, &mode) == 0 && (mode.c_lflag & ICANON) != 0 && (mode.c_lflag & ECHO) != 0 &&
         (mode.c_lflag & ISIG) != 0;
}

int le_wait_readable(int descriptor, int milliseconds) {
  struct pollfd wanted = {descriptor, POLLIN, 0};
  int count = poll(&wanted, 1, milliseconds);
  return count > 0 ? 1 : count;
}

static int close_on_exec(int descriptor) { return fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

bool le_pseudo_terminal(int *primary, int *secondary, int columns, int rows) {
  struct winsize size = {0};
  size.ws_col = (unsigned short)columns;
  size.ws_row = (unsigned short)rows;
  if (openpty(primary, secondary, NULL, NULL, &size) != 0) return false;
  close_on_exec(*primary);
  close_on_exec(*secondary);
  return true;
}

pid_t le_spawn(const char *path, char *const arguments[], char *const environment[], const char *folder,
               int columns, int rows, int *primary) {
  struct winsize size = {0};
  size.ws_col = (unsigned short)columns;
  size.ws_row = (unsigned short)rows;
  pid_t child = forkpty(primary, NULL, NULL, &size);
  if (child > 0) close_on_exec(*primary);
  if (child != 0) return child;

  // In the child of a process with threads, only what is safe in a signal handler.
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (folder != NULL && chdir(folder) != 0) _exit(126);
  execve(path, arguments, environment);
  _exit(127);
}

static long long milliseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int le_wait(pid_t process, int milliseconds, int *status) {
  long long deadline = milliseconds_now() + milliseconds;
  for (;;) {
    int raw = 0;
    pid_t found = waitpid(process, &raw, WNOHANG);
    if (found == process) {
      *status = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
      return 1;
    }
    if (found < 0 && errno != EINTR) return -1;
    if (milliseconds_now() >= deadline) return 0;
    struct timespec pause = {0, 2000000};
    nanosleep(&pause, NULL);
  }
}
