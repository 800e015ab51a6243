using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Mail;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

public sealed class PickupTransportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pickup-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Send_Message_WritesItsBytesUnderItsMessageId()
    {
        var message = SampleReports.MessageTo("van-phong@mongcai.example");

        await Transport("thu/moi").SendAsync(message, Stop);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder, "thu/moi")));
        Assert.Equal("weekly-report.2024-W13.1.d6c808ad96df.eml", Path.GetFileName(file));
        Assert.Equal(message.Content, await File.ReadAllBytesAsync(file, Stop));
    }

    [Fact]
    public async Task Send_SameMessageAgain_ReplacesItsOwnFile()
    {
        var transport = Transport(".");
        await transport.SendAsync(SampleReports.MessageTo("van-phong@mongcai.example"), Stop);
        await transport.SendAsync(SampleReports.MessageTo("quan-tri@mongcai.example"), Stop);

        await transport.SendAsync(SampleReports.MessageTo("van-phong@mongcai.example"), Stop);

        Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
    }

    [Fact]
    public async Task Send_FolderThatCannotBe_LeavesTheWayShut()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "tep"), "", Stop);

        var failure = await Assert.ThrowsAsync<TransientException>(() => Transport("tep/mail").SendAsync(SampleReports.MessageTo("van-phong@mongcai.example"), Stop));

        Assert.Contains("hàng đợi", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Folder_LeavesNothingBehind()
    {
        await Transport("mail").CheckAsync(Stop);

        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder, "mail")));
    }

    private PickupTransport Transport(string below) => new(Options.Create(new MailOptions { PickupFolder = Path.Combine(folder, below) }));
}
