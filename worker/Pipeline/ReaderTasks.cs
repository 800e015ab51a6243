using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Isolation;

namespace MongCai.Poverty.Etl.Pipeline;

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
            return ReturnedWorkbook.Build(workbook, asked.Findings, asked.Heading) ?? Copy(workbook, asked, limits) ?? [];
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
    public static byte[] Write(JudgeOrder order) => JsonSerializer.SerializeToUtf8Bytes(order, Default.JudgeOrder);

    public static byte[] Write(MarkOrder order) => JsonSerializer.SerializeToUtf8Bytes(order, Default.MarkOrder);

    public static byte[] Write(JudgedWorkbook judged) => JsonSerializer.SerializeToUtf8Bytes(
        new(judged as AcceptedSubmission, judged as AcceptedUnitReport, judged as RejectedSubmission, judged as FailedWorkbook), Default.Judgement);

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
        catch (Exception rubbish) when (rubbish is JsonException or FormatException)
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
