class ExchangeMixin:
    pass
