using System.Text;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// The whole answer to a ward: a receipt as a page and as plain text, the workbook with its faults marked, and the same by mail. The newest answer to a
/// file name replaces the one before. When the program failed, the administrators are told too.
/// </summary>
internal sealed class WardAnswers(CheckedWorkbooks workbooks, MessageRenderer renderer, ReceiptMail mail, FailureMail failures, InboxPaths paths, CityConfiguration city) : IWardAnswer
{
    private const string UnknownPeriod = "-";

    /// <inheritdoc/>
    public async Task WriteAsync(StoredVerdict verdict, CancellationToken ct)
    {
        var (receipt, workbook) = await LayAsync(verdict, ct);
        await mail.QueueAsync(verdict, Sender(verdict), receipt, workbook, ct);
        if (verdict.Verdict == Verdict.Failed) await failures.QueueAsync(verdict, Sender(verdict), ct);
    }

    /// <inheritdoc/>
    public async Task RenewAsync(StoredVerdict verdict, CancellationToken ct)
    {
        if (File.Exists(paths.TextReceipt(verdict.File))) await LayAsync(verdict, ct);
    }

    /// <summary>Lays the answer into the folder.</summary>
    private async Task<(RenderedReport Receipt, ReportFile? Workbook)> LayAsync(StoredVerdict verdict, CancellationToken ct)
    {
        var (file, heading, path) = (verdict.File, AnswerHeading.Of(verdict, Concerned(verdict), verdict.Week is { } week ? city.Calendar.DeadlineOf(week) : null), paths.ReturnedWorkbook(verdict.File));
        var content = await workbooks.BuildAsync(verdict, heading, ct);
        var workbook = content is null ? null : ReceiptMail.Attachment(Path.GetFileName(path), content);
        var receipt = Render(verdict, Receipt.Build(city.Register.Area, heading, verdict.Findings, workbook?.FileName), ct);
        await AnswerFiles.WriteAsync(paths.PageReceipt(file), Encoding.UTF8.GetBytes(receipt.Html), ct);
        await AnswerFiles.WriteAsync(paths.TextReceipt(file), AnswerFiles.Plain(receipt.Text), ct);
        await AnswerFiles.ReplaceAsync(path, content, ct);
        return (receipt, workbook);
    }

    private RenderedReport Render(StoredVerdict verdict, Receipt receipt, CancellationToken ct) =>
        renderer.Render(DocumentKinds.Receipt, verdict.Week?.ToString() ?? UnknownPeriod, verdict.File.Arrival, receipt, ct);

    /// <summary>The ward the workbook speaks for, else the one in whose folder it lay.</summary>
    private Ward? Concerned(StoredVerdict verdict) =>
        (verdict.Ward is { } code ? city.Register.Find(code, Day(verdict)) : null) ?? Sender(verdict);

    /// <summary>The ward in whose folder the file lay: whatever the workbook says, the answer goes to who dropped it.</summary>
    private Ward? Sender(StoredVerdict verdict) =>
        city.Register.FindBySlug(verdict.File.Slug, city.Calendar.LocalDay(verdict.File.SeenAt)) ?? city.Register.FindBySlug(verdict.File.Slug, Day(verdict));

    private DateOnly Day(StoredVerdict verdict) => verdict.Week?.Sunday ?? city.Calendar.LocalDay(verdict.File.SeenAt);
}
