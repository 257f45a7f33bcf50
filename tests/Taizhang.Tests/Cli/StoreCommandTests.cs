namespace Taizhang.Tests.Cli;

public sealed class StoreCommandTests
{
    [Fact]
    public void The_demonstration_fills_an_empty_store_and_never_one_that_is_in_use()
    {
        using var terminal = new Terminal();

        var first = terminal.Run("demo", "--lang", "en");
        var second = terminal.Run("demo", "--lang", "en");

        Assert.Equal((0, ""), (first.Code, first.Errors));
        Assert.Contains("22 organizations", first.Output, StringComparison.Ordinal);
        Assert.Equal(1, second.Code);
        Assert.Contains("already holds 22 organizations", second.Errors, StringComparison.Ordinal);
        Assert.Contains("--store", second.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ledger show")]
    [InlineData("ledger check")]
    public void Where_there_is_no_store_the_command_says_how_to_come_by_one_and_makes_none(string command)
    {
        using var terminal = new Terminal();

        var said = terminal.Run(command.Split(' '));

        Assert.Equal(1, said.Code);
        Assert.Contains(terminal.Store, said.Errors, StringComparison.Ordinal);
        Assert.Contains("taizhang demo", said.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(terminal.Folder));
    }

    [Fact]
    public void Where_nothing_is_named_the_store_of_the_folder_data_is_meant()
    {
        using var terminal = new Terminal();

        Assert.Contains(Path.Combine("data", "taizhang.db"), terminal.RunOn(null, "ledger", "show").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_store_is_refused_with_its_name_and_left_alone()
    {
        using var terminal = new Terminal();
        var file = Path.Combine(terminal.Folder, "notes.txt");
        File.WriteAllText(file, new string('x', 4096));

        var said = terminal.Run("ledger", "show", "--store", file);

        Assert.Equal(1, said.Code);
        Assert.Contains(file, said.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(new string('x', 4096), File.ReadAllText(file));
    }

    [Fact]
    public void A_server_that_is_not_there_is_told_without_the_password()
    {
        using var terminal = new Terminal();

        var said = terminal.Run("ledger", "show", "--store", "Host=127.0.0.1;Port=1;Database=x;Username=u;Password=very-secret;Timeout=2");

        Assert.Equal(1, said.Code);
        Assert.Contains("cli.store-failed", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", said.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--store", "Nonsense=1")]
    [InlineData("--store", "")]
    [InlineData("--store", ":memory:")]
    public void A_connection_that_names_nothing_is_refused(string option, string value)
    {
        using var terminal = new Terminal();

        var said = terminal.Run("ledger", "show", option, value);

        Assert.Equal(1, said.Code);
        Assert.Contains("cli.store-unreadable", said.Errors, StringComparison.Ordinal);
    }
}
