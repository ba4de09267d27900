"""Who may do what with the records of a model."""


def may(user, deed, model):
    """*deed* is one of the model's permissions: view, add, change, delete, publish. A record stands for its model."""
    return user.has_perm(f"{model._meta.app_label}.{deed}_{model._meta.model_name}")
