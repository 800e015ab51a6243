using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CsCheck;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Pipeline;

/// <summary>The way of a judged workbook from one process to another: every member arrives, also those that somebody adds later.</summary>
public sealed class ReaderMessagesTests
{
    /// <summary>Properties that are only reckoned from others have no setter.</summary>
    private static readonly JsonSerializerOptions Written = new() { IgnoreReadOnlyProperties = true, Converters = { new WeekAsText() } };

    private static readonly Type[] Kinds = [typeof(AcceptedSubmission), typeof(AcceptedUnitReport), typeof(FailedWorkbook), typeof(RejectedSubmission)];

    [Fact]
    public void AcceptedSubmission_Arrives() => Arrives<AcceptedSubmission>();

    [Fact]
    public void RejectedSubmission_Arrives() => Arrives<RejectedSubmission>();

    [Fact]
    public void AcceptedUnitReport_Arrives() => Arrives<AcceptedUnitReport>();

    [Fact]
    public void FailedWorkbook_Arrives() => Arrives<FailedWorkbook>();

    [Fact]
    public void EveryKindOfJudgedWorkbook_HasItsWay() =>
        Assert.Equal(
            Kinds.Select(kind => kind.Name),
            typeof(JudgedWorkbook).Assembly.GetTypes().Where(type => type.BaseType == typeof(JudgedWorkbook)).Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Answer_CutOrLonger_IsNoWorkbook() => Gen.Int.Sample(seed =>
    {
        var answer = ReaderMessages.Write((RejectedSubmission)Arbitrary(typeof(RejectedSubmission), new Random(seed), new NullabilityInfoContext(), null)!);
        Assert.Throws<InvalidDataException>(() => ReaderMessages.Judged([.. answer, 0]));
        for (var length = 0; length < answer.Length; length++) Assert.Throws<InvalidDataException>(() => ReaderMessages.Judged(answer.AsSpan(0, length)));
    }, iter: 30);

    [Fact]
    public void Answer_WithAnotherByte_IsAWorkbookOrNone() => Gen.Select(Gen.Int[0, Kinds.Length - 1], Gen.Int, Gen.Int[0, int.MaxValue], Gen.Byte).Sample((kind, seed, place, other) =>
    {
        var answer = ReaderMessages.Write((JudgedWorkbook)Arbitrary(Kinds[kind], new Random(seed), new NullabilityInfoContext(), null)!);
        answer[place % answer.Length] = other;
        return Xunit.Record.Exception(() => ReaderMessages.Judged(answer)) is null or InvalidDataException;
    }, iter: 20_000);

    private static void Arrives<T>() where T : JudgedWorkbook => Gen.Int.Sample(seed =>
    {
        var judged = (T)Arbitrary(typeof(T), new Random(seed), new NullabilityInfoContext(), null)!;
        var arrived = ReaderMessages.Judged(ReaderMessages.Write((JudgedWorkbook)judged));
        Assert.IsType<T>(arrived);
        Assert.Equal(Members(judged), Members(arrived));
    });

    private static string Members(object value) => JsonSerializer.Serialize(value, value.GetType(), Written);

    /// <summary>A value with every member set; what may be null is null one time in four.</summary>
    private static object? Arbitrary(Type type, Random random, NullabilityInfoContext nullability, NullabilityState? state)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return random.Next(4) == 0 ? null : Arbitrary(inner, random, nullability, null);
        if (state == NullabilityState.Nullable && random.Next(4) == 0) return null;
        if (type.IsEnum) return type.GetEnumValues().GetValue(random.Next(type.GetEnumValues().Length));
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))) return List(type.GetGenericArguments()[0], random, nullability);
        return Simple(type, random) ?? Record(type, random, nullability);
    }

    private static object? Simple(Type type, Random random)
    {
        if (type == typeof(string)) return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => "aZ 0đĐẫ\u0301\n\"\u00A0=😀"[random.Next(12)]).Where(letter => !char.IsSurrogate(letter)));
        if (type == typeof(int)) return random.Next(int.MinValue, int.MaxValue);
        if (type == typeof(long)) return random.NextInt64(long.MinValue, long.MaxValue);
        if (type == typeof(decimal)) return new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(DateOnly)) return DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));
        if (type == typeof(ReportingWeek)) return ReportingWeek.Containing(new DateOnly(2020, 1, 1).AddDays(random.Next(4000)));
        if (type == typeof(BirthDate)) return BirthDate.Parse(random.Next(2) == 0 ? random.Next(1900, 2100).ToString(CultureInfo.InvariantCulture) : new DateOnly(1900, 1, 1).AddDays(random.Next(50_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return null;
    }

    private static IList List(Type type, Random random, NullabilityInfoContext nullability)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
        for (var left = random.Next(4); left > 0; left--) list.Add(Arbitrary(type, random, nullability, null));
        return list;
    }

    private static object Record(Type type, Random random, NullabilityInfoContext nullability)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var arguments = constructor.GetParameters().Select(parameter => Arbitrary(parameter.ParameterType, random, nullability, nullability.Create(parameter).WriteState)).ToArray();
        var record = constructor.Invoke(arguments);
        var named = constructor.GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && !named.Contains(property.Name)))
            property.SetValue(record, Arbitrary(property.PropertyType, random, nullability, nullability.Create(property).WriteState));
        return record;
    }

    private sealed class WeekAsText : System.Text.Json.Serialization.JsonConverter<ReportingWeek>
    {
        public override ReportingWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ReportingWeek value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
