using System.CommandLine;
using MongCai.Poverty.Etl.Delivery;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>mail</c>: relay what is queued.</summary>
internal static class MailCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("mail", "Gửi các thư đang chờ");
        command.SetAction((_, ct) => RunAsync(host, ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var result = await services.GetRequiredService<OutboxRelay>().RelayAsync(ct);
        Console.WriteLine($"Thư: đã gửi {result.Sent}, hẹn gửi lại {result.Retried}, bị từ chối hẳn {result.Refused}.");
        return result.Retried + result.Refused > 0 ? ExitStatus.Incomplete : ExitStatus.Done;
    }
}
