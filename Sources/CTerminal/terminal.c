#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// The other screen, no cursor, pasted text in brackets; and back.
static const char enter[] = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[2J";
static const char keep[] = "\x1b[?25l\x1b[?2004h";
static const char leave[] = "\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int crashing[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};
static const int telling[] = {SIGWINCH, SIGCONT, SIGTSTP};

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

static struct termios before, raw;
static volatile sig_atomic_t is_taken;
static volatile sig_atomic_t end_signal;
static volatile sig_atomic_t seen;
// Written by handlers, so that a signal that comes just before the wait is not slept through.
static int pipes[2] = {-1, -1};
static struct sigaction old_ending[COUNT(ending)], old_crashing[COUNT(crashing)], old_telling[COUNT(telling)];

// Only what may be called in a handler: write and tcsetattr.
static void write_all(const char *text, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, text, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    count -= (size_t)written;
  }
}

static void restore(void) {
  if (!is_taken) return;
  is_taken = 0;
  write_all(leave, sizeof leave - 1);
  // What was typed and not read is kept for the shell.
  tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}

static void tell(int bit) {
  int error = errno;
  seen |= bit;
  if (write(pipes[1], "!", 1) < 0) { /* Full: it will be read anyway. */ }
  errno = error;
}

static void on_ending(int signal) {
  end_signal = signal;
  tell(CTERMINAL_ENDING);
}

static void on_telling(int signal) {
  tell(signal == SIGWINCH ? CTERMINAL_RESIZED : signal == SIGCONT ? CTERMINAL_WOKEN : CTERMINAL_SLEEP);
}

// The terminal first, then what would have happened without us.
static void on_crash(int number) {
  restore();
  for (size_t i = 0; i < COUNT(crashing); i++) {
    if (crashing[i] == number) sigaction(number, &old_crashing[i], NULL);
  }
  raise(number);
}

static void catch_all(const int *signals, struct sigaction *old, size_t count, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < count; i++) sigaction(signals[i], &action, &old[i]);
}

static void release_all(const int *signals, struct sigaction *old, size_t count) {
  for (size_t i = 0; i < count; i++) sigaction(signals[i], &old[i], NULL);
}

int cterminal_is_terminal(void) { return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO); }

static int make_raw(void) {
  if (tcgetattr(STDIN_FILENO, &before) != 0) return errno;
  raw = before;
  cfmakeraw(&raw);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  if (tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) != 0) return errno;
  is_taken = 1;
  write_all(enter, sizeof enter - 1);
  return 0;
}

int cterminal_take(void) {
  if (is_taken) return 0;
  if (pipes[0] < 0 && pipe2(pipes, O_CLOEXEC | O_NONBLOCK) != 0) return errno;
  catch_all(ending, old_ending, COUNT(ending), on_ending, 0);
  catch_all(telling, old_telling, COUNT(telling), on_telling, 0);
  catch_all(crashing, old_crashing, COUNT(crashing), on_crash, SA_RESETHAND | SA_NODEFER);
  int error = make_raw();
  if (error) cterminal_give_back();
  return error;
}

void cterminal_give_back(void) {
  restore();
  if (pipes[0] < 0) return;
  release_all(ending, old_ending, COUNT(ending));
  release_all(telling, old_telling, COUNT(telling));
  release_all(crashing, old_crashing, COUNT(crashing));
  close(pipes[0]);
  close(pipes[1]);
  pipes[0] = pipes[1] = -1;
}

// Lets a signal do what it does to a program that does not catch it. A thread that keeps signals off lets this one through.
static void suffer(int number) {
  struct sigaction usual, ours;
  memset(&usual, 0, sizeof usual);
  usual.sa_handler = SIG_DFL;
  sigaction(number, &usual, &ours);
  sigset_t one, old;
  sigemptyset(&one);
  sigaddset(&one, number);
  pthread_sigmask(SIG_UNBLOCK, &one, &old);
  raise(number);
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  sigaction(number, &ours, NULL);
}

void cterminal_end(void) {
  cterminal_give_back();
  if (end_signal) suffer(end_signal);
}

void cterminal_sleep(void) {
  restore();
  // Returns when the shell wakes the program.
  suffer(SIGTSTP);
  make_raw();
  seen |= CTERMINAL_WOKEN;
}

int cterminal_wait(int milliseconds) {
  struct pollfd files[2] = {{STDIN_FILENO, POLLIN, 0}, {pipes[0], POLLIN, 0}};
  int result = 0;
  if (!seen) {
    int count = poll(files, 2, milliseconds);
    if (count < 0 && errno != EINTR) return CTERMINAL_CLOSED;
    if (count > 0 && files[0].revents & POLLIN) result |= CTERMINAL_INPUT;
    if (count > 0 && !(files[0].revents & POLLIN) && files[0].revents & (POLLHUP | POLLERR | POLLNVAL))
      result |= CTERMINAL_CLOSED;
  }
  char drained[64];
  while (read(pipes[0], drained, sizeof drained) > 0) {}
  result |= seen;
  seen = 0;
  // After a stop from outside the shell may have given the terminal its own settings; the other screen is there still.
  if (result & CTERMINAL_WOKEN && is_taken) {
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    write_all(keep, sizeof keep - 1);
  }
  return result;
}

size_t cterminal_read(uint8_t *bytes, size_t count) {
  ssize_t got;
  do got = read(STDIN_FILENO, bytes, count);
  while (got < 0 && errno == EINTR);
  return got > 0 ? (size_t)got : 0;
}

int cterminal_write(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return errno;
    bytes += written;
    count -= (size_t)written;
  }
  return 0;
}

void cterminal_size(int *rows, int *columns) {
  struct winsize size;
  *rows = 24;
  *columns = 80;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
    *rows = size.ws_row;
    *columns = size.ws_col;
  }
}
