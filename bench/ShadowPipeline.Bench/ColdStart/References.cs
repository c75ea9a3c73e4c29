using System.Diagnostics;

namespace ShadowPipeline.Bench.ColdStart;

/// <summary>Handlers that do nothing, in the languages that the machine has: what starting costs others.</summary>
internal static class References
{
    private const string Node = """
        const http = require('http');
        const root = '/2018-06-01/runtime/invocation/';
        const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
        const agent = new http.Agent({ keepAlive: true });
        function call(method, path, body, done) {
          const request = http.request({ host, port, method, path, agent }, response => {
            const parts = [];
            response.on('data', part => parts.push(part));
            response.on('end', () => done(response, Buffer.concat(parts).toString()));
          });
          request.end(body);
        }
        function next() {
          call('GET', root + 'next', undefined, (response, event) => {
            JSON.parse(event);
            call('POST', root + response.headers['lambda-runtime-aws-request-id'] + '/response', '{}', next);
          });
        }
        next();
        """;

    private const string Python = """
        import http.client, json, os
        root = '/2018-06-01/runtime/invocation/'
        api = http.client.HTTPConnection(os.environ['AWS_LAMBDA_RUNTIME_API'])
        while True:
            api.request('GET', root + 'next')
            answer = api.getresponse()
            json.loads(answer.read())
            api.request('POST', root + answer.headers['Lambda-Runtime-Aws-Request-Id'] + '/response', b'{}')
            api.getresponse().read()
        """;

    /// <summary>One for each interpreter that is found; their files go to the folder.</summary>
    public static IEnumerable<Candidate> In(string folder)
    {
        // The interpreter itself, not a script of a version manager in front of it.
        if (Ask("node", "-p", "process.execPath + ' ' + process.version") is [var node, var version, ..])
        {
            yield return Empty($"Node.js {version}", Script(folder, "empty.js", node, Node));
        }

        if (Ask("python3", "-c", "import sys, platform; print(sys.executable, platform.python_version())") is [var python, var release, ..])
        {
            yield return Empty($"Python {release}", Script(folder, "empty.py", python, Python));
        }
    }

    private static Candidate Empty(string build, string executable) =>
        new("nothing", build, executable, new Dictionary<string, string>(), () => "{}"u8.ToArray(), _ => Task.CompletedTask);

    private static string Script(string folder, string name, string interpreter, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!{interpreter}\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static string[] Ask(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? answer.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }
}
