using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>All that opens what a ward sent: judges and marks workbooks, each in a reader process. Whatever a workbook does there, the answer is a value.</summary>
public sealed class WorkbookReaders(ReaderProgram program, IOptions<ReadersOptions> options, ReadingLimits limits, ILogger<WorkbookReaders> log) : IDisposable
{
    private const string Lighten = "Xóa các trang, dòng, cột và định dạng thừa, chỉ giữ số liệu của biểu mẫu, rồi gửi lại.";

    private readonly ReaderPool pool = new(program, options.Value, log);

    /// <summary>How many workbooks are read at the same time.</summary>
    public int Processes => options.Value.Processes;

    /// <summary>Judges a file.</summary>
    /// <param name="fileName">Name as dropped, without folder.</param>
    /// <param name="path">Where its bytes lie.</param>
    /// <param name="wardFolder">Slug of the inbox folder, one more source for the ward; null when the file lay in none.</param>
    /// <param name="ct">Ends the wait; the process that reads is killed.</param>
    /// <exception cref="PermanentException">No reader process can be started.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<JudgedWorkbook> JudgeAsync(string fileName, string path, string? wardFolder, CancellationToken ct)
    {
        if (await TooLongAsync(fileName, path, ct) is { } refused) return refused;
        var (request, reply) = await pool.RunAsync(ReaderTasks.Judge, ReaderMessages.Write(new JudgeOrder(fileName, wardFolder)), path, ct);
        return Judged(fileName, request, reply);
    }

    /// <summary>Builds the workbook that goes back to the ward: its own one with its faults marked, or a copy when that cannot be marked.</summary>
    /// <param name="path">Where the ward's bytes lie.</param>
    /// <param name="findings">Everything found in it.</param>
    /// <param name="heading">What stands above the list of findings.</param>
    /// <param name="ct">Ends the wait; the process that marks is killed.</param>
    /// <returns>An .xlsx file; null when there is nothing to mark in.</returns>
    /// <exception cref="InvalidOperationException">Marking failed; what it says holds nothing of the workbook.</exception>
    /// <exception cref="PermanentException">No reader process can be started.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<byte[]?> MarkAsync(string path, IReadOnlyList<Finding> findings, AnswerHeading heading, CancellationToken ct)
    {
        var (request, reply) = await pool.RunAsync(ReaderTasks.Mark, ReaderMessages.Write(new MarkOrder(heading, findings)), path, ct);
        return reply.Result is { } result ? Marked(request, result) : throw new InvalidOperationException($"{reply.Outcome}: {reply.Detail}");
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose() => pool.Dispose();

    /// <summary>GN005 for a file that is not even to be taken into memory.</summary>
    private async Task<RejectedSubmission?> TooLongAsync(string fileName, string path, CancellationToken ct)
    {
        if (new FileInfo(path).Length <= limits.FileBytes) return null;
        await using var file = File.OpenRead(path);
        return WorkbookJudge.RejectLength(fileName, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)), file.Length, limits);
    }

    private JudgedWorkbook Judged(string fileName, ReaderRequest request, ReaderReply reply)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(request.Workbook.Span));
        if (reply.Result is not { } result) return Unanswered(fileName, sha256, reply);
        try
        {
            var judged = ReaderMessages.Judged(result.Span);
            return judged.Sha256 == sha256 ? judged : throw new InvalidDataException("the answer to another workbook");
        }
        catch (InvalidDataException rubbish)
        {
            log.LogError(rubbish, "A reader gave an answer that is no judged workbook, or not this one.");
            pool.EndIdle();
            return new FailedWorkbook(fileName, sha256, $"an answer that is no judged workbook: {rubbish.GetType()}\n{rubbish.StackTrace}");
        }
    }

    /// <summary>A ward's households must not reach another ward: the answer names the workbook that was marked.</summary>
    private byte[]? Marked(ReaderRequest request, ReadOnlyMemory<byte> result)
    {
        if (result.Length >= SHA256.HashSizeInBytes && result.Span.StartsWith(SHA256.HashData(request.Workbook.Span)))
            return result.Length == SHA256.HashSizeInBytes ? null : result[SHA256.HashSizeInBytes..].ToArray();
        pool.EndIdle();
        throw new InvalidOperationException("A reader marked another workbook than the one it was given.");
    }

    /// <summary>GN005 for time and memory, which the ward can mend; for anything else the fault is the program's.</summary>
    private JudgedWorkbook Unanswered(string fileName, string sha256, ReaderReply reply) => reply.Outcome switch
    {
        ReaderOutcome.TimedOut => TooHeavy(fileName, sha256, $"cần hơn {options.Value.TimeLimit.TotalSeconds:0} giây để đọc, quá giới hạn cho phép"),
        ReaderOutcome.OutOfMemory => TooHeavy(fileName, sha256, $"cần hơn {options.Value.HeapMegabytes} MiB bộ nhớ để đọc, quá giới hạn cho phép"),
        _ => new FailedWorkbook(fileName, sha256, $"{reply.Outcome}: {reply.Detail}"),
    };

    private static RejectedSubmission TooHeavy(string fileName, string sha256, string what) =>
        new(fileName, sha256, [FindingCatalogue.Create("GN005", null, null, null, ("what", what), ("hint", Lighten))], null, null);
}

/// <summary>Reads and judges one workbook.</summary>
/// <param name="fileName">Name as dropped, without folder.</param>
/// <param name="bytes">Content.</param>
/// <param name="wardFolder">Slug of the inbox folder; null when the file lay in none.</param>
public delegate JudgedWorkbook JudgeWorkbook(string fileName, ReadOnlyMemory<byte> bytes, string? wardFolder);

/// <summary>What a reader process does, put together from the stages: the other end of <see cref="WorkbookReaders"/>.</summary>
public static class ReaderTasks
{
    internal const string Judge = "judge";
    internal const string Mark = "mark";

    /// <summary>The tasks by name.</summary>
    /// <param name="judge">Reads and judges.</param>
    /// <param name="limits">Limits of reading.</param>
    public static IReadOnlyDictionary<string, ReaderTask> Of(JudgeWorkbook judge, ReadingLimits limits) => new Dictionary<string, ReaderTask>(StringComparer.Ordinal)
    {
        [Judge] = (order, workbook) =>
        {
            var asked = ReaderMessages.Read(order.Span, ReaderMessages.Default.JudgeOrder);
            return ReaderMessages.Write(judge(asked.FileName, workbook, asked.WardFolder));
        },
        [Mark] = (order, workbook) =>
        {
            var asked = ReaderMessages.Read(order.Span, ReaderMessages.Default.MarkOrder);
            return [.. SHA256.HashData(workbook.Span), .. ReturnedWorkbook.Build(workbook, asked.Findings, asked.Heading) ?? Copy(workbook, asked, limits) ?? []];
        },
    };

    private static byte[]? Copy(ReadOnlyMemory<byte> workbook, MarkOrder order, ReadingLimits limits) =>
        WorkbookCopy.Read(workbook, limits) is { } sheets ? CopiedWorkbook.Build(sheets, order.Findings, order.Heading) : null;
}

/// <summary>What is to be judged.</summary>
internal sealed record JudgeOrder(string FileName, string? WardFolder);

/// <summary>What is to be marked.</summary>
internal sealed record MarkOrder(AnswerHeading Heading, IReadOnlyList<Finding> Findings);

/// <summary>A judged workbook on its way: one of the four is there.</summary>
internal sealed record Judgement(AcceptedSubmission? Accepted, AcceptedUnitReport? Units, RejectedSubmission? Rejected, FailedWorkbook? Failed);

/// <summary>The messages between service and reader as JSON, written by the compiler. Both ends are the same program, so the form has no version.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    Converters = [typeof(WeekAsText), typeof(BirthAsText)])]
[JsonSerializable(typeof(JudgeOrder))]
[JsonSerializable(typeof(MarkOrder))]
[JsonSerializable(typeof(Judgement))]
internal sealed partial class ReaderMessages : JsonSerializerContext
{
    private static ReaderMessages? written;

    /// <summary>With letters as they are: six bytes for each Vietnamese one would let a long list reach the limit of memory.</summary>
    private static ReaderMessages Written => written ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Write(JudgeOrder order) => JsonSerializer.SerializeToUtf8Bytes(order, Written.JudgeOrder);

    public static byte[] Write(MarkOrder order) => JsonSerializer.SerializeToUtf8Bytes(order, Written.MarkOrder);

    public static byte[] Write(JudgedWorkbook judged) => JsonSerializer.SerializeToUtf8Bytes(
        new(judged as AcceptedSubmission, judged as AcceptedUnitReport, judged as RejectedSubmission, judged as FailedWorkbook), Written.Judgement);

    /// <summary>The workbook of a result.</summary>
    /// <exception cref="InvalidDataException">There is none in it.</exception>
    public static JudgedWorkbook Judged(ReadOnlySpan<byte> result)
    {
        var judgement = Read(result, Default.Judgement);
        return new JudgedWorkbook?[] { judgement.Accepted, judgement.Units, judgement.Rejected, judgement.Failed }.OfType<JudgedWorkbook>().FirstOrDefault() ?? throw new InvalidDataException("no workbook in the answer");
    }

    /// <summary>A message.</summary>
    /// <exception cref="InvalidDataException">It is none of that kind.</exception>
    public static T Read<T>(ReadOnlySpan<byte> message, JsonTypeInfo<T> kind)
    {
        try
        {
            return JsonSerializer.Deserialize(message, kind) ?? throw new InvalidDataException("an empty message");
        }
        catch (Exception rubbish) when (rubbish is JsonException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or OverflowException)
        {
            throw new InvalidDataException("a message that is none", rubbish);
        }
    }

    private sealed class WeekAsText : JsonConverter<ReportingWeek>
    {
        public override ReportingWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Model.ReportingWeek.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, ReportingWeek value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class BirthAsText : JsonConverter<BirthDate>
    {
        public override BirthDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Model.BirthDate.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, BirthDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
