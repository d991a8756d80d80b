 export A
