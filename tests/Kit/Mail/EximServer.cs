using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Kit.Mail;

/// <summary>
/// Debian's Exim on free loopback ports with everything it owns in one temporary folder: sign-in required after STARTTLS or on the TLS port, mail for the boxes of
/// <c>mongcai.example</c> (also with a suffix, <c>van-phong+17</c>) goes into maildirs, everything else is refused with 550. Runs without privileges, also when the tests run as root.
/// (OpenSMTPD of Debian 12 was tried: its paths are fixed and its TLS handshake fails under OpenSSL 3.)
/// </summary>
public sealed class EximServer : IAsyncDisposable
{
    /// <summary>Name that may sign in.</summary>
    public const string User = "worker";

    /// <summary>Its password.</summary>
    public const string Password = "mat-khau-thu";

    /// <summary>Boxes that exist at mongcai.example.</summary>
    public static readonly string[] Boxes = ["truong-ban", "van-phong", "quan-tri"];

    private const string SignIn = "${if and{{eq{$auth2}{" + User + "}}{eq{$auth3}{" + Password + "}}}}";

    private readonly string folder;
    private readonly Process process;

    private EximServer(string folder, Process process, TestAuthority authority, int port, int tlsPort) =>
        (this.folder, this.process, Authority, Port, TlsPort) = (folder, process, authority, port, tlsPort);

    /// <summary>Signed the server's certificate.</summary>
    public TestAuthority Authority { get; }

    /// <summary>Port with STARTTLS.</summary>
    public int Port { get; }

    /// <summary>Port with TLS from the first byte.</summary>
    public int TlsPort { get; }

    /// <summary>Starts a server. Skips the test when there is no Exim on this machine, fails it when <c>CI=true</c>.</summary>
    public static async Task<EximServer> StartAsync(CancellationToken cancellation)
    {
        var home = Directory.CreateTempSubdirectory("exim-").FullName;
        foreach (var name in new[] { "spool", "log", "mail" }) Directory.CreateDirectory(Path.Combine(home, name));
        File.Copy(Program(), Path.Combine(home, "exim4"));
        var authority = new TestAuthority(home, TimeProvider.System);
        var (port, tlsPort) = (FreePort(), FreePort());
        await File.WriteAllTextAsync(Path.Combine(home, "exim.conf"), Configuration(home, authority, port, tlsPort), cancellation);
        OpenToUnprivileged(home);
        var server = new EximServer(home, Start(home), authority, port, tlsPort);
        await server.ReadyAsync(cancellation);
        return server;
    }

    /// <summary>Waits until a box holds so many messages and gives their bytes as they arrived, with the headers that Exim put on top.</summary>
    public async Task<IReadOnlyList<byte[]>> ReceivedAsync(string box, int count, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (Count(box) < count) await Task.Delay(20, patience.Token);
        return [.. Directory.GetFiles(NewOf(box)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    /// <summary>Messages that a box holds now.</summary>
    public int Count(string box) => Directory.Exists(NewOf(box)) ? Directory.GetFiles(NewOf(box)).Length : 0;

    /// <summary>Connections so far, with those of <see cref="StartAsync"/>, by the server's own log.</summary>
    public int Connections => Log().Count(line => line.Contains(" SMTP connection from ", StringComparison.Ordinal) && line.Contains("(TCP/IP connection count", StringComparison.Ordinal));

    /// <summary>Message-ID of everything it took responsibility for so far, by its own log; delivered into boxes or waiting for that.</summary>
    public IReadOnlyList<string> Taken() => [.. Log().Where(line => line.Contains(" <= ", StringComparison.Ordinal)).Select(line => line.Split(' ').Single(word => word.StartsWith("id=", StringComparison.Ordinal))[3..])];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        await RemoveAsync();
    }

    /// <summary>A delivery that outlived the server may still write a last file.</summary>
    private async Task RemoveAsync()
    {
        for (var attempts = 50; ; attempts--)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempts > 0)
            {
                await Task.Delay(20);
            }
        }
    }

    private static string Program()
    {
        string?[] places = [Environment.GetEnvironmentVariable("MCPE_TEST_EXIM"), "/usr/sbin/exim4", .. Ancestors().Select(up => Path.Combine(up, "artifacts/tools/exim/usr/sbin/exim4"))];
        if (places.FirstOrDefault(File.Exists) is { } program) return program;
        const string reason = "No Exim here; as root: tests/Kit/Mail/fetch-exim.sh artifacts/tools/exim";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }

    private static IEnumerable<string> Ancestors()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent) yield return at.FullName;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static Process Start(string home)
    {
        string[] exim = [Path.Combine(home, "exim4"), "-C", Path.Combine(home, "exim.conf"), "-bdf"];
        string[] command = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", .. exim] : exim;
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/" })!;
    }

    /// <summary>Also takes the set-user bit from the copied program: it must not become root again.</summary>
    private static void OpenToUnprivileged(string home)
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode all = (UnixFileMode)0b111_111_111;
        foreach (var entry in Directory.GetFileSystemEntries(home).Append(home)) File.SetUnixFileMode(entry, all);
        File.SetUnixFileMode(Path.Combine(home, "exim.conf"), UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    /// <summary>Waits until Exim greets; until it listens, a port refuses at once.</summary>
    private async Task ReadyAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await GreetsAsync(patience.Token))
        {
            Assert.False(process.HasExited, $"Exim ended at once; see its output and {folder}/log.");
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Exim takes all its ports before it answers on one.</summary>
    private async Task<bool> GreetsAsync(CancellationToken cancellation)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, Port, cancellation);
            using var lines = new StreamReader(probe.GetStream());
            return (await lines.ReadLineAsync(cancellation))?.StartsWith("220 ", StringComparison.Ordinal) == true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string OwnGroup()
    {
        using var id = Process.Start(new ProcessStartInfo("id", "-gn") { RedirectStandardOutput = true, UseShellExecute = false })!;
        return id.StandardOutput.ReadToEnd().Trim();
    }

    private IEnumerable<string> Log() => File.ReadLines(Path.Combine(folder, "log", "mainlog"));

    private string NewOf(string box) => Path.Combine(folder, "mail", box, "new");

    private static string Configuration(string home, TestAuthority authority, int port, int tlsPort) => $$"""
        primary_hostname = localhost
        exim_path = {{home}}/exim4
        exim_user = {{(Environment.IsPrivilegedProcess ? "nobody" : Environment.UserName)}}
        exim_group = {{(Environment.IsPrivilegedProcess ? "nogroup" : OwnGroup())}}
        spool_directory = {{home}}/spool
        log_file_path = {{home}}/log/%slog
        log_selector = +smtp_connection
        pid_file_path = {{home}}/exim.pid
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = {{port}} : {{tlsPort}}
        tls_on_connect_ports = {{tlsPort}}
        tls_advertise_hosts = *
        tls_certificate = {{authority.CertificateFile}}
        tls_privatekey = {{authority.KeyFile}}
        deliver_drop_privilege = true
        host_lookup =
        keep_environment =
        acl_smtp_mail = sender
        acl_smtp_rcpt = recipient

        begin acl
        sender:
          deny !authenticated = *
               message = 530 5.7.0 Authentication required
          accept
        recipient:
          require verify = recipient
          accept

        begin routers
        boxes:
          driver = accept
          domains = mongcai.example
          local_part_suffix = +*
          local_part_suffix_optional
          local_parts = {{string.Join(" : ", Boxes)}}
          transport = maildir

        begin transports
        maildir:
          driver = appendfile
          maildir_format
          directory = {{home}}/mail/$local_part_data
          create_directory

        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_advertise_condition = ${if def:tls_in_cipher}
          server_condition = {{SignIn}}
          server_set_id = $auth2

        """;
}
