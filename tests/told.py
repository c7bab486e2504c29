"""A chat of editors for those who tell them something."""


class ToldChat:
    """Takes what is said, unless it is closed."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.closed = False

    async def tell(self, text: str) -> object | None:
        if self.closed:
            return None
        self.said.append(text)
        return object()
