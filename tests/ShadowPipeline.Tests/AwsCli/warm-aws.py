"""An AWS CLI that was imported once: each line of standard input is a call, run by the CLI's own main in a process forked for it.

A call is {"arguments": [...], "folder": "...", "out": "...", "error": "..."}; its exit code is printed. What it prints goes to the two files.
"""

import json
import os
import sys

import awscli.clidriver

# Importing it and its plug-ins is most of what a call costs; what a driver learns of its call stays in the child.
awscli.clidriver.create_clidriver()


def run(call):
    os.chdir(call["folder"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(os.open(call["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    os.dup2(os.open(call["error"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    sys.argv = ["aws", *call["arguments"]]
    try:
        return awscli.clidriver.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = run(json.loads(line)) or 0
        finally:
            os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
