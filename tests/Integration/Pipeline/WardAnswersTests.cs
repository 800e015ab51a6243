using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MimeKit;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Intake;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>What a ward finds in its folder, and in its mailbox, after it dropped a file.</summary>
public sealed class WardAnswersTests
{
    private const string Good = "cases/020-xls/bao-cao-tuan.xls";
    private const string Faulty = "cases/055-members-negative/bao-cao-tuan.xlsx";
    private const string FaultyBinary = "cases/021-xls-tcvn3/bao-cao-tuan.xls";
    private const string Broken = "cases/088-truncated/bao-cao-tuan.xlsx";
    private const string Address = "hai-hoa@mongcai.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_GoodFile_GivesAReceiptAsPageAndText()
    {
        await using var intake = await IntakeFixture.CreateAsync(now: new(2024, 3, 14, 3, 0, 0, TimeSpan.Zero));
        intake.DropSample(Good, "Tuần 11.xls");

        await intake.RunReallyAsync();

        Assert.Equal(["Tuần 11.xls.ket-qua.html", "Tuần 11.xls.ket-qua.txt"], Answers(intake));
        var bytes = await File.ReadAllBytesAsync(intake.At("hai-hoa", InboxFolders.Answers, "Tuần 11.xls.ket-qua.txt"), Ct);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var text = intake.AnswerTo("Tuần 11.xls");
        Assert.StartsWith("ĐẠT – báo cáo tuần 11/2024 của phường Bình Ngọc\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var page = await File.ReadAllTextAsync(intake.At("hai-hoa", InboxFolders.Answers, "Tuần 11.xls.ket-qua.html"), Ct);
        Assert.Contains("<title>ĐẠT – báo cáo tuần 11/2024 của phường Bình Ngọc</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_FileWithErrors_ReturnsTheWorkbookWithListAndRedCell()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.DropSample(Faulty, "bc.xlsx");

        await intake.RunReallyAsync();

        Assert.Equal(["bc (đã kiểm tra).xlsx", "bc.xlsx.ket-qua.html", "bc.xlsx.ket-qua.txt"], Answers(intake));
        Assert.Contains("bc (đã kiểm tra).xlsx", intake.AnswerTo("bc.xlsx"), StringComparison.Ordinal);
        var (first, fill) = Open(intake.At("hai-hoa", InboxFolders.Answers, "bc (đã kiểm tra).xlsx"), "Biểu 02-DS", "I11");
        Assert.Equal("Danh sách lỗi", first);
        Assert.Equal("FFFF9A8F", fill);
    }

    [Fact]
    public async Task Write_BinaryWorkbookWithRemark_ReturnsACopyInUnicode()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.DropSample(FaultyBinary, "bc.xls");

        await intake.Pass.RunAsync(new(JudgeWithRemark, Ahead: 0), Workbooks.Terms, Ct);

        Assert.Equal(["bc (đã kiểm tra).xlsx", "bc.xls.ket-qua.html", "bc.xls.ket-qua.txt"], Answers(intake));
        var copy = WorkbookValues.Read(await File.ReadAllBytesAsync(intake.At("hai-hoa", InboxFolders.Answers, "bc (đã kiểm tra).xlsx"), Ct));
        Assert.Equal("Danh sách lỗi", copy.Keys.First());
        Assert.Contains(copy["Biểu 02-DS"], cell => cell.Contains("=ỦY BAN NHÂN DÂN XÃ HẢI TIẾN", StringComparison.Ordinal));
        Assert.Contains(copy["Biểu 02-DS"], cell => cell.Contains("=Thôn 2", StringComparison.Ordinal));

        static async Task<JudgedWorkbook> JudgeWithRemark(ArchivedFile file, CancellationToken ct)
        {
            var judged = Judging.Judge().Judge(file.Name, await File.ReadAllBytesAsync(file.ArchivePath, ct));
            return judged with { Findings = [.. judged.Findings, new("GN206", Severity.Warning, "Biểu 02-DS", "I11", "9", "Xem lại ô I11.")] };
        }
    }

    [Fact]
    public async Task Write_LateWorkbookWithoutRemarks_IsToldByTheReceiptAlone()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.DropSample(Good, "Tuần 11.xls");

        await intake.RunReallyAsync();

        Assert.Equal(["Tuần 11.xls.ket-qua.html", "Tuần 11.xls.ket-qua.txt"], Answers(intake));
        var text = intake.AnswerTo("Tuần 11.xls");
        Assert.Contains("GN105", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tệp trả lại", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_UnreadableFile_GivesAReceiptOnly()
    {
        await using var intake = await IntakeFixture.CreateAsync(mail: Address);
        intake.DropSample(Broken, "bc.xlsx");

        await intake.RunReallyAsync();

        Assert.Equal(["bc.xlsx.ket-qua.html", "bc.xlsx.ket-qua.txt"], Answers(intake));
        Assert.StartsWith("KHÔNG ĐẠT – báo cáo của phường Hải Hòa", intake.AnswerTo("bc.xlsx"), StringComparison.Ordinal);
        Assert.Equal("-", Assert.Single(await intake.RowsAsync<OutboxMessage>()).Period);
    }

    [Fact]
    public async Task Write_GoodFileUnderTheNameOfAFaultyOne_TakesTheOldWorkbookAway()
    {
        await using var intake = await IntakeFixture.CreateAsync(now: new(2024, 3, 14, 3, 0, 0, TimeSpan.Zero));
        intake.DropSample(Faulty, "bc.xls");
        await intake.RunReallyAsync();
        Assert.Contains("bc (đã kiểm tra).xlsx", Answers(intake));
        intake.DropSample(Good, "bc.xls");

        await intake.RunReallyAsync();

        Assert.DoesNotContain("bc (đã kiểm tra).xlsx", Answers(intake));
        Assert.StartsWith("ĐẠT", intake.AnswerTo("bc.xls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OriginalIsGone_StillGivesTheReceipt()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        var file = await intake.ReceiveAsync("rejected");
        var verdict = await intake.Submissions.SaveAsync(file, Workbooks.Rejected(file.Sha256), Workbooks.Terms, Ct);
        File.Delete(file.ArchivePath);

        await intake.Answer.WriteAsync(verdict, Ct);

        Assert.Equal(["bc.xlsx.ket-qua.html", "bc.xlsx.ket-qua.txt"], Answers(intake));
    }

    [Fact]
    public async Task Write_WardWithMail_QueuesOneMessagePerArrival()
    {
        await using var intake = await IntakeFixture.CreateAsync(mail: Address);
        intake.DropSample(Faulty, "bc.xlsx");
        var verdict = Assert.Single((await intake.RunReallyAsync()).Verdicts);
        await intake.Answer.WriteAsync(verdict, Ct);
        await intake.RunReallyAsync();

        var row = Assert.Single(await intake.RowsAsync<OutboxMessage>());
        Assert.Equal(("receipt", verdict.Week.ToString(), 1, Address), (row.Kind, row.Period, row.Edition, row.Recipient));
        using var message = await MimeMessage.LoadAsync(new MemoryStream(row.Content), Ct);
        Assert.StartsWith("[Giảm nghèo] KHÔNG ĐẠT – báo cáo tuần", message.Subject, StringComparison.Ordinal);
        Assert.Equal("bc (đã kiểm tra).xlsx", Assert.Single(message.Attachments).ContentDisposition!.FileName);

        intake.DropSample(Faulty, "bc.xlsx");
        await intake.RunReallyAsync();

        Assert.Equal([1, 2], (await intake.RowsAsync<OutboxMessage>()).Select(sent => sent.Edition).Order());
    }

    [Fact]
    public async Task Write_TwoFilesOfAWeek_HaveMessagesOfTheirOwn()
    {
        await using var intake = await IntakeFixture.CreateAsync(mail: Address);
        intake.Drop("good", "a.xlsx");
        intake.Drop("good too", "b.xlsx");

        await intake.RunAsync();

        Assert.Equal(2, (await intake.RowsAsync<OutboxMessage>()).Select(row => row.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Write_WardWithoutMail_QueuesNothing()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("good");

        await intake.RunAsync();

        Assert.Empty(await intake.RowsAsync<OutboxMessage>());
    }

    [Theory, MemberData(nameof(Kit.Stores.TestStore.Engines), MemberType = typeof(Kit.Stores.TestStore))]
    public async Task Write_TwoPassesAtOnce_LeaveOneAnswer(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine, mail: Address);
        intake.DropSample(Faulty, "bc.xlsx");

        var results = await Task.WhenAll(Task.Run(intake.RunReallyAsync, Ct), Task.Run(intake.RunReallyAsync, Ct));

        Assert.All(results, result => Assert.Empty(result.Failed));
        Assert.Equal(["bc (đã kiểm tra).xlsx", "bc.xlsx.ket-qua.html", "bc.xlsx.ket-qua.txt"], Answers(intake));
        Assert.Single(await intake.RowsAsync<OutboxMessage>());
        Assert.Single(intake.Names("hai-hoa", InboxFolders.Received));
    }

    private static IEnumerable<string> Answers(IntakeFixture intake) => intake.Names("hai-hoa", InboxFolders.Answers);

    /// <summary>Name of the first sheet, and the colour behind a cell.</summary>
    private static (string? First, string? Fill) Open(string path, string sheet, string cell)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var workbook = document.WorkbookPart!;
        var sheets = workbook.Workbook!.Sheets!.Elements<Sheet>().ToList();
        var part = (WorksheetPart)workbook.GetPartById(sheets.Single(one => one.Name == sheet).Id!.Value!);
        var style = part.Worksheet!.Descendants<Cell>().Single(one => one.CellReference == cell).StyleIndex!.Value;
        var styles = workbook.WorkbookStylesPart!.Stylesheet!;
        var format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)style);
        var fill = styles.Fills!.Elements<Fill>().ElementAt((int)format.FillId!.Value);
        return (sheets[0].Name, fill.PatternFill!.ForegroundColor!.Rgb);
    }
}
