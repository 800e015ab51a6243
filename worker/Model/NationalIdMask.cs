namespace MongCai.Poverty.Etl.Model;

/// <summary>Identity numbers as people may see them: never the whole.</summary>
public static class NationalIdMask
{
    private const int Front = 3;
    private const int Back = 4;
    private const int Shortest = Front + Back + 2;

    /// <summary><c>022•••••1234</c>: the first three and last four digits; nothing of a number that is too short to hide anything.</summary>
    public static string Of(string number) =>
        number.Length >= Shortest ? $"{number[..Front]}{new string('•', number.Length - Front - Back)}{number[^Back..]}" : new string('•', number.Length);
}
