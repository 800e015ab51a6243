using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MongCai.Poverty.Etl.Tests.Kit.Mail;

/// <summary>A small mail server on loopback that misbehaves on command: queued answers replace the good ones, one each.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    /// <summary>An answer that closes the connection instead.</summary>
    public const string Drop = "drop";

    /// <summary>An answer that never comes.</summary>
    public const string Silence = "silence";

    /// <summary>The verb under which the answer to the content is queued.</summary>
    public const string EndOfContent = ".";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> answers = new();
    private readonly Task accepting;
    private int connections;

    /// <summary>Listens at once.</summary>
    public SmtpSink()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Connections taken so far.</summary>
    public int Connections => connections;

    /// <summary>Whole contents received, accepted or not.</summary>
    public ConcurrentQueue<string> Contents { get; } = new();

    /// <summary>Every command line received.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Queues an answer to the next command of a verb (<c>GREETING</c>, <c>MAIL</c>, <c>RCPT</c> …, <see cref="EndOfContent"/>).</summary>
    public SmtpSink Answer(string verb, string answer)
    {
        answers.GetOrAdd(verb, _ => new()).Enqueue(answer);
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> sessions = [];
        try
        {
            while (true) sessions.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref connections);
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception ended) when (ended is IOException or OperationCanceledException)
            {
                // The client hung up, or the test is over.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        if (!await ReplyAsync(stream, "GREETING", "220 localhost ESMTP")) return;
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            Commands.Enqueue(line);
            var verb = line.Split(' ')[0].ToUpperInvariant();
            if (!await ReplyAsync(stream, verb, verb switch { "DATA" => "354 go on", "QUIT" => "221 bye", "EHLO" => "250-localhost\r\n250 SIZE 50000000", _ => "250 ok" })) return;
            if (verb == "DATA" && !await TakeContentAsync(stream, reader)) return;
        }
    }

    private async Task<bool> TakeContentAsync(NetworkStream stream, StreamReader reader)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".") content.Append(line).Append("\r\n");
        Contents.Enqueue(content.ToString());
        return await ReplyAsync(stream, EndOfContent, "250 queued");
    }

    private async Task<bool> ReplyAsync(NetworkStream stream, string verb, string good)
    {
        var answer = answers.TryGetValue(verb, out var queued) && queued.TryDequeue(out var bad) ? bad : good;
        if (answer == Drop) return false;
        if (answer == Silence) await Task.Delay(Timeout.Infinite, stop.Token);
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{answer}\r\n"), stop.Token);
        return true;
    }
}
