namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>A text as a file stores it.</summary>
/// <param name="Text">Its letters, runs put together.</param>
/// <param name="Marks">What some of its letters are marked with.</param>
internal readonly record struct StoredText(string Text, TextMarks Marks)
{
    public static implicit operator StoredText(string text) => new(text, TextMarks.None);
}

/// <summary>A font as far as it matters for what a text says.</summary>
/// <param name="Name">Its name; null when it is not known.</param>
/// <param name="Marks">What it does to its letters.</param>
internal readonly record struct StoredFont(string? Name, TextMarks Marks);
