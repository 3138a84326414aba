// A staged number or list of numbers is itself.
{column}
